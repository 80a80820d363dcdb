import { expect, it } from "vitest";
import { supersededVersions } from "#app/domain/review-history.ts";

const row = (id: number, event: string, version: number) => ({ id, event, version });

it("an approval takes the place of the version in force, of none after an annulment", () => {
  const events = [
    row(1, "submit", 1),
    row(2, "approve", 1),
    row(3, "reopen", 1),
    row(4, "submit", 2),
    row(5, "approve", 2),
    row(6, "annul", 2),
    row(7, "approve", 3),
    row(8, "cancel-correction", 4),
    row(9, "approve", 5),
  ];
  expect([...supersededVersions(events)]).toEqual([
    [5, 1],
    [9, 3],
  ]);
});
