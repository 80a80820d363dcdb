import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checks as en } from "#app/messages/en/checks.ts";
import { noticeChoice as choiceEn } from "#app/messages/en/outgoing.ts";
import { checks as fa } from "#app/messages/fa/checks.ts";
import { noticeChoice as choiceFa } from "#app/messages/fa/outgoing.ts";
import { formFields } from "#test/setup/html.ts";
import {
  again,
  badKey,
  commonFaults,
  drop,
  faults,
  malformed,
  oneOf,
  type Pairs,
  set,
  unknownName,
  words,
} from "./malformed-bodies.ts";
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

const choice: Pairs = [
  ["key", key],
  ["intent", "save"],
  ["answer.sms", "on"],
  ["language", "en"],
];

const keyFaults = faults(
  fc.constant(drop("key")),
  badKey.map((text) => set("key", text)),
  fc.constant(drop("intent")),
  fc.oneof(oneOf("", "SAVE", "delete", "constructor"), words).map((text) => set("intent", text)),
  unknownName.map((name) => set(name, "5")),
  oneOf("key", "intent", "language").map((name) => again(name, "en")),
  fc.constant(drop("language")),
);

describe("malformed bodies of what one is told, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it.each([
    ["of a liaison", "liaison", "/liaison/notices", "digest.email"],
    ["of an expert", "expert", "/expert/notices", "reminder.sms"],
  ] as const)("%s", { timeout }, async (_what, person, path, ofOthers) => {
    const fields = choice.map(([name, value]): [string, string] => [
      person === "expert" && name === "answer.sms" ? "digest.sms" : name,
      value,
    ]);
    await refuses({
      person,
      path,
      numRuns: Math.ceil(runs / 10),
      bodies: malformed(
        fields,
        faults(
          keyFaults,
          fc.oneof(oneOf("", "de", "FA", "__proto__"), words).map((text) => set("language", text)),
          fc.oneof(oneOf("", "off", "1", "true", "ON"), words).map((text) => set(fields[2]?.[0] ?? "", text)),
          oneOf(ofOthers, "answer.fax", "constructor.sms", "answer", "user_id", "email").map((name) => set(name, "on")),
        ),
      ),
      sentences: (language) => {
        const { invalid } = language === "fa" ? choiceFa : choiceEn;
        return { readable: [invalid], unreadable: [invalid] };
      },
      look: (page, sent) => {
        if (sent.pairs === null) return;
        const ticked = new Map([...sent.pairs].reverse()).get("digest.sms") === "on";
        if (person === "expert" && page.status === 422) {
          expect(/<input[^>]*name="digest\.sms"[^>]*checked/.test(page.text)).toBe(ticked);
        }
      },
    });
  });
});
