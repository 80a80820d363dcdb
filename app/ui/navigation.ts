import type { Role } from "#app/domain/actor.ts";
import type { Areas } from "#app/messages/registry.ts";

export type NavItem = {
  key: string;
  label: string;
  to: string;
  /** Matches only this path itself, not those below it. */
  exact?: boolean;
};

/** The sections of a role's desk, in their order; nothing that the role may not open. */
export function navigationOf(role: Role, t: Areas["common"]): readonly NavItem[] {
  const periods = { key: "period", label: t.nav.period, to: "/ministry/periods" };
  switch (role) {
    case "liaison":
      return [
        { key: "returns", label: t.nav.liaison, to: "/liaison", exact: true },
        { key: "people", label: t.nav.people, to: "/liaison/people" },
      ];
    case "signatory":
      return [{ key: "returns", label: t.nav.liaison, to: "/liaison" }];
    case "expert":
    case "supervisor":
      return [
        { key: "queue", label: t.nav.expert, to: "/expert", exact: true },
        { key: "follow-up", label: t.nav.followUp, to: "/expert/follow-up" },
        ...(role === "supervisor" ? [{ key: "workload", label: t.nav.workload, to: "/expert/workload" }] : []),
        { key: "scorecard", label: t.nav.scorecard, to: "/expert/scorecard" },
        { key: "access", label: t.nav.access, to: "/expert/people" },
      ];
    case "reviewer":
      return [
        { key: "queue", label: t.nav.reviewer, to: "/ministry", exact: true },
        { key: "board", label: t.nav.board, to: "/ministry/board" },
        periods,
        { key: "scorecard", label: t.nav.scorecard, to: "/ministry/scorecard" },
        { key: "deliveries", label: t.nav.deliveries, to: "/ministry/deliveries" },
        { key: "checks", label: t.nav.checks, to: "/ministry/checks" },
      ];
    case "analyst":
      return [periods, { key: "scorecard", label: t.nav.scorecard, to: "/ministry/scorecard" }];
    case "administrator":
    case "auditor":
      return [];
  }
}
