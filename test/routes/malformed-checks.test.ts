import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checks as en } from "#app/messages/en/checks.ts";
import { checks as fa } from "#app/messages/fa/checks.ts";
import { formFields } from "#test/setup/html.ts";
import { commonFaults, faults, malformed, oneOf, type Pairs, set, words } from "./malformed-bodies.ts";
import { closeTrials, key, openTrials, refuses, runs, timeout } from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

const body: Pairs = [
  ["key", key],
  ["revision", "0"],
  ["intent", "change"],
  ["product_group", "isic-23"],
  ["name", "jump_low"],
  ["value", "0.3"],
  ["reason", "آزمون <b>"],
];

describe("malformed bodies of a threshold's change, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it.each([
    ["of the ministry", "/ministry/checks/jump", 6],
    ["of the floor of what is decided together", "/ministry/together/floor", 12],
  ])("%s", { timeout }, async (_what, path, part) => {
    await refuses({
      person: "reviewer",
      path,
      numRuns: Math.ceil(runs / part),
      bodies: malformed(
        body,
        faults(
          commonFaults,
          fc
            .oneof(oneOf("", "isic-2", "isic-99", "item-0", "item-1e3", "ALL", "__proto__"), words)
            .map((text) => set("product_group", text)),
          fc.oneof(oneOf("", "jump", "constructor", "JUMP_LOW"), words).map((text) => set("name", text)),
          fc.oneof(oneOf("1", "-0.1", "1e-1", "0,3,0", "NaN", "0.3.1", "9".repeat(190)), words).map((text) => set("value", text)),
          fc
            .oneof(
              fc.constant(" "),
              fc.integer({ min: 1001, max: 3000 }).map((length) => "ن".repeat(length)),
            )
            .map((text) => set("reason", text)),
          fc.constant(set("revision", "7")),
        ),
      ),
      sentences: (language) => {
        const { refused, changedMeanwhile } = (language === "fa" ? fa : en).change;
        return { readable: [refused], unreadable: [refused, changedMeanwhile] };
      },
      look: (page, sent) => {
        const shown = formFields(page.text);
        const first = new Map([...(sent.pairs ?? [])].reverse());
        for (const name of ["value", "reason"]) {
          const typed = first.get(name);
          if (typed !== undefined && shown.has(name)) expect({ name, value: shown.get(name) }).toEqual({ name, value: typed });
        }
      },
    });
  });
});
