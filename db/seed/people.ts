import type { Role } from "#app/domain/actor.ts";
import type { BulkWriter } from "./bulk.ts";
import { demoAccount, demoAccounts, demonstrationPasswordHash } from "./demo/accounts.ts";
import { cementWorksId, gypsumId, isfahanTilesId, readyMixId } from "./demo/named.ts";
import { isfahan, tehran } from "./demo/shares.ts";
import type { People } from "./life.ts";
import { type Name, nationalIdOf, personName } from "./names.ts";
import { randomOf } from "./random.ts";
import type { SeededEstablishment } from "./register.ts";

/** `app_user.id` of the experts of provinces and of the liaisons of generated establishments. */
const firstExpertId = 100;
const firstLiaisonId = 1000;

export function liaisonIdOf(establishment: number): number {
  return firstLiaisonId + establishment;
}

export interface Staff {
  /** Experts by province code. */
  experts: ReadonlyMap<string, readonly number[]>;
  reviewers: readonly number[];
}

interface Person {
  id: number;
  national_id: string;
  name: Name;
  /** Of the demonstration, with its password. */
  demo: boolean;
}

const reserved = new Set(demoAccounts.map(({ national_id }) => national_id));

/** Generated ids of the demonstration's own people are stepped over. */
function freeNationalId(id: number): string {
  const first = nationalIdOf(id);
  return reserved.has(first) ? nationalIdOf(50_000_000 + id) : first;
}

/** Writes people and what they may do; everything holds from `since` on. */
export class Roster {
  private grants = 0;

  constructor(
    private readonly writer: BulkWriter,
    private readonly seed: string,
    private readonly since: Date,
    private readonly demonstration: boolean,
  ) {}

  private addPerson({ id, national_id, name, demo }: Person): void {
    this.writer.add("app_user", {
      id,
      national_id,
      name_fa: name.fa,
      name_en: name.en,
      // A domain kept for examples, and a number of a digit more than any: nobody's, both.
      email: `person${id}@example.com`,
      phone: `0900${String(id).padStart(8, "0")}`,
      password_hash: demo ? demonstrationPasswordHash : null,
      demonstration: demo,
      language: "fa",
      disabled_at: null,
      created_at: this.since,
    });
  }

  private addGrant(
    user_id: number,
    role: Role,
    scope: { establishment?: number; province?: string | null },
    rights: { right_calendar?: boolean; right_publish?: boolean } = {},
  ): void {
    this.writer.add("role_grant", {
      id: ++this.grants,
      user_id,
      role,
      establishment_id: scope.establishment ?? null,
      province_code: scope.province ?? null,
      isic_division: null,
      right_calendar: rights.right_calendar ?? false,
      right_publish: rights.right_publish ?? false,
      valid_from: this.since,
      valid_to: null,
    });
  }

  /** The people known by name, and an expert for every other province. */
  addStaff(provinces: readonly string[]): Staff {
    for (const account of demoAccounts) {
      const name = { fa: account.name_fa, en: account.name_en };
      this.addPerson({ id: account.id, national_id: account.national_id, name, demo: this.demonstration });
      if (account.role !== "liaison" && account.role !== "signatory")
        this.addGrant(account.id, account.role, { province: account.province_code }, account);
    }
    const experts = new Map<string, readonly number[]>([
      [tehran, [demoAccount("expert-tehran").id, demoAccount("expert-tehran-second").id]],
      [isfahan, [demoAccount("expert-isfahan").id]],
    ]);
    for (const [index, province] of [...provinces].sort().entries()) {
      if (experts.has(province)) continue;
      const id = firstExpertId + index;
      this.addPerson({ id, national_id: freeNationalId(id), name: personName(randomOf(this.seed, "person", id)), demo: false });
      this.addGrant(id, "expert", { province });
      experts.set(province, [id]);
    }
    return { experts, reviewers: [demoAccount("reviewer").id, demoAccount("reviewer-second").id] };
  }

  /** Who files for an establishment set up by name. */
  addNamedLiaisons(): void {
    for (const id of [cementWorksId, readyMixId, gypsumId]) {
      this.addGrant(demoAccount("liaison-cement").id, "liaison", { establishment: id });
    }
    this.addGrant(demoAccount("liaison-cement-second").id, "liaison", { establishment: cementWorksId });
    this.addGrant(demoAccount("signatory-ready-mix").id, "signatory", { establishment: readyMixId });
    this.addGrant(demoAccount("liaison-isfahan").id, "liaison", { establishment: isfahanTilesId });
  }

  addLiaison(establishment: SeededEstablishment): void {
    const id = establishment.liaison;
    this.addPerson({ id, national_id: freeNationalId(id), name: personName(randomOf(this.seed, "person", id)), demo: false });
    this.addGrant(id, "liaison", { establishment: establishment.id });
  }
}

/** Who acts on an establishment's returns; the work is shared out by id. */
export function peopleOf(staff: Staff, establishment: SeededEstablishment): People {
  const experts = staff.experts.get(establishment.establishment.province_code) ?? [];
  const expert = experts[establishment.id % experts.length];
  const reviewer = staff.reviewers[establishment.id % staff.reviewers.length];
  if (expert === undefined || reviewer === undefined) throw new RangeError("a province without an expert");
  return { liaison: establishment.liaison, expert, reviewer };
}
