import type { Role } from "#app/domain/actor.ts";

/** What a route's address names. */
type Named =
  | "nothing"
  | "a return"
  | "a sent return"
  | "a submission"
  | "a period"
  | "a check"
  | "a file"
  | "an upload"
  | "an establishment"
  | "a certificate"
  | "a decision on many"
  | "a template"
  | "a standing explanation";

interface AreaEntry {
  /** Whose area it is: everybody else signed in gets the missing page, and whoever is not signed in the sign-in page. */
  roles: readonly Role[];
  names: Named;
  /** The intent of a write that would be accepted for an object of one's own. */
  intent?: string;
  /** A script waits for its writes: whoever is not signed in gets 401, not the sign-in page. */
  script?: true;
}

interface OpenEntry {
  /** Open to all; the statuses a request with no body may get. */
  open: { get: { signedIn: number; signedOut: number }; post?: number };
  /** Answers what it does not know by a page of its own. */
  ownMissingPage?: true;
}

export type Entry = AreaEntry | OpenEntry;

/** Every route of the site by its path pattern. A route that is missing here fails the matrix. */
export const routeTable: Readonly<Record<string, Entry>> = {
  "/": { open: { get: { signedIn: 302, signedOut: 302 } } },
  "/*": { open: { get: { signedIn: 404, signedOut: 404 }, post: 404 } },
  "/sign-in": { open: { get: { signedIn: 302, signedOut: 200 }, post: 422 } },
  "/sign-out": { open: { get: { signedIn: 302, signedOut: 302 }, post: 303 } },
  "/language": { open: { get: { signedIn: 302, signedOut: 302 }, post: 422 } },
  "/liaison": { roles: ["liaison", "signatory"], names: "nothing" },
  "/activate": { open: { get: { signedIn: 200, signedOut: 200 }, post: 422 } },
  "/liaison/people": { roles: ["liaison"], names: "nothing" },
  "/liaison/notices": { roles: ["liaison", "signatory"], names: "nothing" },
  "/expert/notices": { roles: ["expert", "supervisor"], names: "nothing" },
  "/ministry/notices": { roles: ["reviewer"], names: "nothing" },
  "/liaison/account": { roles: ["liaison", "signatory"], names: "nothing" },
  "/expert/account": { roles: ["expert", "supervisor"], names: "nothing" },
  "/ministry/account": { roles: ["analyst", "reviewer", "administrator", "auditor"], names: "nothing" },
  "/expert/people": { roles: ["expert", "supervisor"], names: "nothing" },
  "/liaison/switch": { roles: ["liaison", "signatory"], names: "nothing" },
  "/liaison/returns/:returnId": { roles: ["liaison", "signatory"], names: "a return", intent: "save" },
  "/liaison/returns/:returnId/cells": { roles: ["liaison"], names: "a return", script: true },
  "/liaison/returns/:returnId/sign": { roles: ["liaison", "signatory"], names: "a return", intent: "take-back" },
  "/liaison/returns/:returnId/files": { roles: ["liaison"], names: "a return", intent: "attach" },
  "/liaison/returns/:returnId/view": { roles: ["liaison", "signatory"], names: "a sent return", intent: "withdraw" },
  "/liaison/returns/:returnId/conversation": { roles: ["liaison", "signatory"], names: "a return", intent: "message" },
  "/liaison/returns/:returnId/receipt/:version": { roles: ["liaison", "signatory"], names: "a submission" },
  "/liaison/returns/:returnId/workbook.xlsx": { roles: ["liaison"], names: "a return" },
  "/liaison/workbook": { roles: ["liaison"], names: "nothing" },
  "/liaison/workbook.xlsx": { roles: ["liaison"], names: "nothing" },
  "/liaison/workbook/:uploadId": { roles: ["liaison"], names: "an upload" },
  "/liaison/workbook/:uploadId/marked.xlsx": { roles: ["liaison"], names: "an upload" },
  "/files/:fileId": { roles: ["liaison", "signatory", "expert", "supervisor", "reviewer"], names: "a file" },
  "/verify": { open: { get: { signedIn: 200, signedOut: 200 } } },
  "/verify/:code": { open: { get: { signedIn: 404, signedOut: 404 } }, ownMissingPage: true },
  "/liaison/returns/:returnId/receipt/:version.pdf": { roles: ["liaison", "signatory"], names: "a submission" },
  "/liaison/establishments/:establishmentId": {
    roles: ["liaison", "signatory"],
    names: "an establishment",
    intent: "certificate",
  },
  "/liaison/establishments/:establishmentId/history.xlsx": { roles: ["liaison", "signatory"], names: "an establishment" },
  "/liaison/certificates/:certificateId.pdf": { roles: ["liaison", "signatory"], names: "a certificate" },
  "/expert": { roles: ["expert", "supervisor"], names: "nothing" },
  "/expert/together": { roles: ["expert", "supervisor"], names: "nothing" },
  "/expert/together/:togetherId": { roles: ["expert", "supervisor"], names: "a decision on many", intent: "undo" },
  "/ministry/together": { roles: ["reviewer"], names: "nothing" },
  "/ministry/together/:togetherId": { roles: ["reviewer"], names: "a decision on many", intent: "continue" },
  "/ministry/together/floor": { roles: ["reviewer"], names: "nothing" },
  "/expert/returns/:returnId": { roles: ["expert", "supervisor"], names: "a sent return", intent: "start-review" },
  "/expert/returns/:returnId/conversation": { roles: ["expert", "supervisor"], names: "a return", intent: "message" },
  "/expert/follow-up/:returnId/telephone": { roles: ["expert", "supervisor"], names: "a return", intent: "check" },
  "/expert/standing": { roles: ["expert", "supervisor"], names: "nothing" },
  "/expert/standing/:standingId": { roles: ["expert", "supervisor"], names: "a standing explanation", intent: "end" },
  "/expert/templates": { roles: ["expert", "supervisor"], names: "nothing" },
  "/expert/templates/:templateId": { roles: ["expert", "supervisor"], names: "a template", intent: "retire" },
  "/expert/follow-up": { roles: ["expert", "supervisor"], names: "nothing" },
  "/expert/follow-up/:returnId": { roles: ["expert", "supervisor"], names: "a return", intent: "note" },
  "/expert/returns/:returnId/timeline.pdf": { roles: ["expert", "supervisor"], names: "a sent return" },
  "/ministry/returns/:returnId/timeline.pdf": { roles: ["reviewer"], names: "a sent return" },
  "/expert/workload": { roles: ["supervisor"], names: "nothing" },
  "/expert/workload/share-out": { roles: ["supervisor"], names: "nothing" },
  "/expert/workload/establishments": { roles: ["supervisor"], names: "nothing" },
  "/expert/scorecard": { roles: ["expert", "supervisor"], names: "nothing" },
  "/ministry/board": { roles: ["reviewer"], names: "nothing" },
  "/ministry/changed": { roles: ["reviewer"], names: "nothing" },
  "/ministry/scorecard": { roles: ["analyst", "reviewer"], names: "nothing" },
  "/ministry/scorecard.xlsx": { roles: ["analyst", "reviewer"], names: "nothing" },
  "/notices": { roles: ["liaison", "signatory", "expert", "supervisor", "reviewer"], names: "nothing" },
  "/ministry": { roles: ["reviewer"], names: "nothing" },
  "/ministry/returns/:returnId": { roles: ["reviewer"], names: "a sent return", intent: "approve" },
  "/ministry/returns/:returnId/conversation": { roles: ["reviewer"], names: "a return", intent: "refuse" },
  "/liaison/checks": { roles: ["liaison", "signatory"], names: "nothing" },
  "/liaison/checks/:rule": { roles: ["liaison", "signatory"], names: "a check" },
  "/expert/checks": { roles: ["expert", "supervisor"], names: "nothing" },
  "/expert/checks/:rule": { roles: ["expert", "supervisor"], names: "a check" },
  "/ministry/checks": { roles: ["reviewer"], names: "nothing" },
  "/ministry/checks/:rule": { roles: ["reviewer"], names: "a check", intent: "change" },
  "/ministry/deliveries": { roles: ["reviewer"], names: "nothing" },
  "/ministry/periods": { roles: ["analyst", "reviewer"], names: "nothing" },
  "/ministry/periods/:period": { roles: ["analyst", "reviewer"], names: "a period" },
  "/ministry/periods/:period/detailed-returns.xlsx": { roles: ["analyst", "reviewer"], names: "a period" },
  "/ministry/periods/:period/products.xlsx": { roles: ["analyst", "reviewer"], names: "a period" },
};

/** Texts that are no id of a return or number of a version. */
export const malformedIds = [
  "0",
  "-1",
  "01",
  "1.5",
  "1e3",
  "abc",
  "99999999999999999999",
  "%DB%B1",
  "1%20",
  "__proto__",
  "1%27--",
  "%C2%A0",
];

/** Rules a role sees, one that is for the desks only, and texts that name none. */
export function checksFor(role: Role | null): ["own" | "missing" | "malformed", string][] {
  const forDesks = role === "liaison" || role === "signatory" ? "missing" : "own";
  const none = ["Balance", "balance%20", "__proto__", "1", "%DB%B1"];
  return [["own", "balance"], [forDesks, "group-outlier"], ...none.map((rule) => ["malformed", rule] as ["malformed", string])];
}

/** Texts that are no period. */
export const malformedPeriods = [
  "1404-13",
  "1404-00",
  "1404-1",
  "14040-01",
  "x",
  "%DB%B1%DB%B4%DB%B0%DB%B4-%DB%B0%DB%B1",
  "1404-01-01",
  "__proto__",
];

/** Questions in an address that no page asks. */
export const oddQueries = [
  "version=999999999",
  "version=abc",
  "version=-1",
  "version=1&version=2",
  "new=",
  "saved=x",
  "saved=99999999999999999999",
  "period=9999-99",
  "period=__proto__",
  "state=__proto__",
  "state=submitted&state=draft",
  "q=%F0%9F%98%80%27%22%3C%25_%5C",
  `q=${"x".repeat(3000)}`,
  "page=-1",
  "page=0",
  "page=99999999999999999",
  "page=1e9",
  "order=drop%20table",
  "basis=x",
  "basis=working",
  "product=999999999",
  "product=__proto__",
  "all=1",
  "report=__proto__",
  "cell=999999.production&code=constructor",
  "cell=%00",
  "recipient=x&state=y",
  "next=//evil.example",
  "year=9999",
  "year=__proto__",
  "issued=1",
  "excel=__proto__",
  "pdf=constructor",
  "from=1404-01&to=1403-01",
  "withdrawn",
  "%5B%5D=1",
  "=",
  "a".repeat(2000),
] as const;
