import type { Actor, Grant, Role, Scope } from "#app/domain/actor.ts";

/** Which roles may do what at all. Scope narrows it, the state table decides it in the case. */
const rolesOfVerb = {
  "view-own-returns": ["liaison", "signatory"],
  "save-figures": ["liaison"],
  "submit-return": ["liaison"],
  "request-signature": ["liaison"],
  "sign-return": ["signatory"],
  "decline-return": ["signatory"],
  "take-back-return": ["liaison"],
  "withdraw-return": ["liaison", "signatory"],
  "issue-certificate": ["liaison", "signatory"],
  "manage-people": ["liaison"],
  "confirm-access": ["expert", "supervisor"],
  "view-province-queue": ["expert", "supervisor"],
  "review-return": ["expert", "supervisor"],
  "keep-own-templates": ["expert", "supervisor"],
  "keep-province-templates": ["supervisor"],
  "file-on-behalf": ["expert", "supervisor"],
  "keep-standing": ["expert", "supervisor"],
  "uphold-objection": ["supervisor", "reviewer"],
  "write-to-province": ["liaison"],
  "view-ministry-queue": ["reviewer"],
  "approve-return": ["reviewer"],
  "reopen-return": ["reviewer"],
  "view-returns-national": ["reviewer", "analyst", "auditor"],
  "view-statistics": ["reviewer", "analyst"],
  "download-reports": ["reviewer", "analyst"],
  "view-deliveries": ["reviewer"],
  "change-checks": ["reviewer"],
  "share-out-work": ["supervisor"],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof rolesOfVerb;
export const verbs = Object.keys(rolesOfVerb) as Verb[];

/** @returns the roles that may do a verb. */
export function rolesFor(verb: Verb): readonly Role[] {
  return rolesOfVerb[verb];
}

const establishmentRoles: ReadonlySet<Role> = new Set(["liaison", "signatory"]);
const provinceRoles: ReadonlySet<Role> = new Set(["expert", "supervisor"]);

/** What a grant must name for its role; a grant that lacks it reaches nothing, whatever the register says. */
function isUsable(grant: Grant): boolean {
  if (establishmentRoles.has(grant.role)) return grant.establishment_id !== null;
  if (provinceRoles.has(grant.role)) return grant.province_code !== null;
  return true;
}

/** Divisions of several grants over one area: null (all) as soon as one is not narrowed. */
function divisionsOf(grants: readonly Grant[]): string[] | null {
  const divisions = new Set<string>();
  for (const grant of grants) {
    if (grant.isic_division === null) return null;
    divisions.add(grant.isic_division);
  }
  return [...divisions].sort();
}

/**
 * What somebody reaches in the given roles. Grants of one kind are united (establishments; divisions of one province;
 * divisions nationally). Of several kinds the widest counts: national, then a province, then establishments; of several
 * provinces the first granted, as one desk shows one province.
 * @returns `{kind: "nothing"}` where no grant fits
 */
export function scopeOf(actor: Actor, roles: readonly Role[]): Scope {
  // Grants are values: the same array always reaches the same, and an agent's holds hundreds.
  const known = scopesByGrants.get(actor.grants) ?? new Map<string, Scope>();
  scopesByGrants.set(actor.grants, known);
  const key = roles.join();
  const scope = known.get(key) ?? reachOf(actor.grants, roles);
  known.set(key, scope);
  return scope;
}

const scopesByGrants = new WeakMap<readonly Grant[], Map<string, Scope>>();

function reachOf(grants: readonly Grant[], roles: readonly Role[]): Scope {
  const held = grants.filter((grant) => roles.includes(grant.role) && isUsable(grant));
  const national = held.filter((grant) => !establishmentRoles.has(grant.role) && grant.province_code === null);
  if (national.length > 0) return { kind: "all", divisions: divisionsOf(national) };
  const first = held.find((grant) => !establishmentRoles.has(grant.role) && grant.province_code !== null);
  if (first?.province_code) {
    const sameProvince = held.filter(
      (grant) => !establishmentRoles.has(grant.role) && grant.province_code === first.province_code,
    );
    return { kind: "province", province_code: first.province_code, divisions: divisionsOf(sameProvince) };
  }
  const ids = new Set<number>();
  for (const grant of held) if (grant.establishment_id !== null) ids.add(grant.establishment_id);
  return ids.size === 0 ? { kind: "nothing" } : { kind: "establishments", ids: [...ids].sort((a, b) => a - b) };
}

/**
 * Whether somebody may do a verb, and how far it reaches.
 * @returns the first role (in the verb's order) he holds for it, and the scope of all his roles for it; null where none
 */
export function permit(actor: Actor, verb: Verb): { role: Role; scope: Scope } | null {
  const roles = rolesFor(verb);
  const role = roles.find((candidate) => actor.grants.some((grant) => grant.role === candidate && isUsable(grant)));
  return role === undefined ? null : { role, scope: scopeOf(actor, roles) };
}

/** The columns of a return that scope is asked of. */
export interface ScopedRow {
  establishment_id: number;
  province_code: string;
  isic_code: string;
}

function reaches(grant: Grant, row: ScopedRow): boolean {
  if (!isUsable(grant)) return false;
  if (grant.establishment_id !== null && grant.establishment_id !== row.establishment_id) return false;
  if (establishmentRoles.has(grant.role)) return true;
  if (grant.province_code !== null && grant.province_code !== row.province_code) return false;
  return grant.isic_division === null || row.isic_code.startsWith(grant.isic_division);
}

/** @returns whether a row lies within a scope, the same as the SQL of the lists. */
export function isInScope(row: ScopedRow, scope: Scope): boolean {
  switch (scope.kind) {
    case "all":
      return scope.divisions === null || scope.divisions.some((division) => row.isic_code.startsWith(division));
    case "province":
      return (
        row.province_code === scope.province_code &&
        (scope.divisions === null || scope.divisions.some((division) => row.isic_code.startsWith(division)))
      );
    case "establishments":
      return scope.ids.includes(row.establishment_id);
    case "nothing":
      return false;
  }
}

/** The roles among `roles` in which somebody reaches a return, in the order asked. */
export function rolesOver(actor: Actor, row: ScopedRow, roles: readonly Role[]): Role[] {
  return roles.filter((role) => actor.grants.some((grant) => grant.role === role && reaches(grant, row)));
}

/** The first of `roles` in which somebody reaches a return; null where in none. */
export function roleFor(actor: Actor, row: ScopedRow, roles: readonly Role[]): Role | null {
  return rolesOver(actor, row, roles)[0] ?? null;
}
