import { describe, expect, test } from "vitest";
import { type Actor, type Grant, type Role, roles } from "#app/domain/actor.ts";
import { isInScope, permit, roleFor, rolesFor, rolesOver, scopeOf, type Verb, verbs } from "#app/domain/permission.ts";

function grant(role: Role, changes: Partial<Grant> = {}): Grant {
  return {
    role,
    establishment_id: null,
    province_code: null,
    isic_division: null,
    right_calendar: false,
    right_publish: false,
    ...changes,
  };
}

function actor(...grants: Grant[]): Actor {
  return { user_id: 1, name_fa: "", name_en: "", grants };
}

const row = { establishment_id: 5, province_code: "23", isic_code: "2394" };

const mayDo: Record<Role, readonly Verb[]> = {
  liaison: [
    "view-own-returns",
    "save-figures",
    "submit-return",
    "request-signature",
    "take-back-return",
    "withdraw-return",
    "issue-certificate",
    "write-to-province",
    "manage-people",
  ],
  signatory: ["view-own-returns", "sign-return", "decline-return", "withdraw-return", "issue-certificate"],
  expert: ["confirm-access", "view-province-queue", "review-return", "keep-own-templates", "keep-standing", "file-on-behalf"],
  supervisor: [
    "confirm-access",
    "view-province-queue",
    "review-return",
    "keep-own-templates",
    "keep-standing",
    "keep-province-templates",
    "file-on-behalf",
    "uphold-objection",
    "share-out-work",
  ],
  reviewer: [
    "view-ministry-queue",
    "approve-return",
    "uphold-objection",
    "reopen-return",
    "view-returns-national",
    "view-statistics",
    "download-reports",
    "view-deliveries",
    "change-checks",
  ],
  analyst: ["view-returns-national", "view-statistics", "download-reports"],
  administrator: [],
  auditor: ["view-returns-national"],
};

test("each role may do its own verbs and no other", () => {
  for (const role of roles) {
    const whole = grant(role, {
      establishment_id: role === "liaison" || role === "signatory" ? 5 : null,
      province_code: role === "expert" || role === "supervisor" ? "23" : null,
    });
    for (const verb of verbs) {
      expect(permit(actor(whole), verb) !== null, `${role} ${verb}`).toBe(mayDo[role].includes(verb));
      expect(rolesFor(verb).includes(role), `${role} ${verb}`).toBe(mayDo[role].includes(verb));
    }
  }
});

describe("scope", () => {
  test("nobody without a grant reaches anything", () => {
    expect(scopeOf(actor(), roles)).toEqual({ kind: "nothing" });
    expect(permit(actor(), "save-figures")).toBeNull();
  });

  test("a liaison reaches all establishments he files for", () => {
    const liaison = actor(grant("liaison", { establishment_id: 9 }), grant("liaison", { establishment_id: 5 }));
    expect(permit(liaison, "save-figures")).toEqual({ role: "liaison", scope: { kind: "establishments", ids: [5, 9] } });
  });

  test("an expert reaches his province, and only the divisions he was given", () => {
    const expert = actor(
      grant("expert", { province_code: "23", isic_division: "23" }),
      grant("expert", { province_code: "23", isic_division: "10" }),
    );
    expect(scopeOf(expert, ["expert"])).toEqual({ kind: "province", province_code: "23", divisions: ["10", "23"] });
    const whole = actor(...expert.grants, grant("supervisor", { province_code: "23" }));
    expect(scopeOf(whole, ["expert", "supervisor"])).toEqual({ kind: "province", province_code: "23", divisions: null });
  });

  test("a reviewer reaches the country, or some divisions of it", () => {
    expect(scopeOf(actor(grant("reviewer")), ["reviewer"])).toEqual({ kind: "all", divisions: null });
    const narrowed = actor(grant("reviewer", { isic_division: "24" }), grant("reviewer", { isic_division: "23" }));
    expect(scopeOf(narrowed, ["reviewer"])).toEqual({ kind: "all", divisions: ["23", "24"] });
  });

  test("a grant that lacks what its role needs reaches nothing", () => {
    expect(permit(actor(grant("liaison")), "save-figures")).toBeNull();
    expect(permit(actor(grant("expert")), "review-return")).toBeNull();
    expect(roleFor(actor(grant("expert")), row, ["expert"])).toBeNull();
  });

  test("roles that are not asked for do not widen the reach", () => {
    const both = actor(grant("reviewer"), grant("liaison", { establishment_id: 5 }));
    expect(permit(both, "save-figures")?.scope).toEqual({ kind: "establishments", ids: [5] });
  });
});

describe("a single return", () => {
  test("is reached in every role whose scope holds it", () => {
    const both = actor(grant("expert", { province_code: "23" }), grant("liaison", { establishment_id: 5 }), grant("reviewer"));
    expect(rolesOver(both, row, roles)).toEqual(["liaison", "expert", "reviewer"]);
    expect(roleFor(both, { ...row, province_code: "07", establishment_id: 6 }, roles)).toBe("reviewer");
  });

  test.each([
    ["another establishment", grant("liaison", { establishment_id: 6 })],
    ["another province", grant("expert", { province_code: "07" })],
    ["another division", grant("expert", { province_code: "23", isic_division: "24" })],
    ["another division nationally", grant("reviewer", { isic_division: "10" })],
  ])("is not reached from %s", (_name, held) => {
    expect(roleFor(actor(held), row, roles)).toBeNull();
    expect(isInScope(row, scopeOf(actor(held), roles))).toBe(false);
  });

  test("scope and role agree for grants of one kind", () => {
    for (const held of [
      grant("liaison", { establishment_id: 5 }),
      grant("expert", { province_code: "23", isic_division: "23" }),
      grant("reviewer", { isic_division: "23" }),
      grant("analyst"),
    ]) {
      expect(isInScope(row, scopeOf(actor(held), [held.role]))).toBe(true);
      expect(roleFor(actor(held), row, roles)).toBe(held.role);
    }
  });
});
