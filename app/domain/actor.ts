export const roles = ["liaison", "signatory", "expert", "supervisor", "reviewer", "analyst", "administrator", "auditor"] as const;
export type Role = (typeof roles)[number];

/** One role somebody holds, with its scope; null means "not narrowed by this". */
export interface Grant {
  role: Role;
  establishment_id: number | null;
  province_code: string | null;
  isic_division: string | null;
  right_calendar: boolean;
  right_publish: boolean;
}

/** Who acts: the signed-in person, or a job (`system`). */
export interface Actor {
  user_id: number;
  name_fa: string;
  name_en: string;
  grants: readonly Grant[];
}

/** What a list or a load may reach. Every function of `db/` that reads returns takes one. */
export type Scope =
  | { kind: "all"; divisions: readonly string[] | null }
  | { kind: "province"; province_code: string; divisions: readonly string[] | null }
  | { kind: "establishments"; ids: readonly number[] }
  | { kind: "nothing" };
