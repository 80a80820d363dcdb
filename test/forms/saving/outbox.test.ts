import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellsAnswer, ConflictView } from "#app/forms/conflict-view.ts";
import {
  backOff,
  bodyOf,
  countStates,
  type Entry,
  keepingMine,
  keyOf,
  nextBatch,
  settled,
  type Typed,
  withTyped,
} from "#app/forms/saving/outbox.ts";
import { budget } from "#test/setup/budget.ts";

const typed = (name: string, value: string, more: Partial<Typed> = {}): Typed => ({
  user: 1,
  ret: 7,
  name,
  fields: { [name]: value },
  base: "",
  at: 100,
  label: name,
  month: "Mehr",
  ...more,
});
const entry = (name: string, value: string, more: Partial<Entry> = {}): Entry => ({
  ...typed(name, value),
  state: "waiting",
  ...more,
});
const answer = (more: Partial<CellsAnswer>): CellsAnswer => ({
  code: "saved",
  saved: {},
  refused: {},
  conflicts: [],
  sentence: null,
  at: "09:12",
  ...more,
});
const conflict: ConflictView = {
  name: "f.1.closing",
  place: "",
  stored: "5",
  who: "B",
  when: "now",
  fields: { "f.1.closing": "5" },
  base: "5",
};
let made = 0;
const newKey = () => `key-${++made}`;

describe("what is typed over an entry that waits", () => {
  it("keeps the base and the time of the first typing, and a request without an answer", () => {
    const sent = { key: "k", fields: { "f.1.closing": "1" }, base: "0" };
    const next = withTyped(
      entry("f.1.closing", "1", { base: "0", at: 5, sent }),
      typed("f.1.closing", "2", { base: "9", at: 50 }),
      null,
    );
    expect(next).toMatchObject({ base: "0", at: 5, sent, fields: { "f.1.closing": "2" }, state: "waiting" });
  });

  it("stays a conflict until somebody chooses, and then goes against the value that was seen", () => {
    const next = withTyped(entry("f.1.closing", "1", { state: "conflict", conflict }), typed("f.1.closing", "2"), null);
    expect(next).toMatchObject({ state: "conflict", conflict });
    expect(keepingMine(next)).toEqual(entry("f.1.closing", "2", { base: "5" }));
  });

  it("is refused in the browser where it cannot be read, and waits again when mended", () => {
    const wrong = withTyped(undefined, typed("f.1.closing", "x"), "no number");
    expect(wrong).toMatchObject({ state: "refused", said: "no number" });
    expect(withTyped(wrong, typed("f.1.closing", "1"), null)).toEqual(entry("f.1.closing", "1"));
  });
});

describe("the next request", () => {
  it("is of the return whose oldest entry is the oldest, and carries only what waits", () => {
    const entries = [
      entry("f.1.closing", "1", { at: 50 }),
      entry("remarks", "x", { ret: 9, at: 10 }),
      entry("f.2.closing", "2", { ret: 9, at: 60 }),
      entry("f.3.closing", "?", { ret: 9, at: 1, state: "refused" }),
    ];
    const batch = nextBatch(entries, newKey);
    expect([batch?.ret, batch?.entries.map((one) => one.name)]).toEqual([9, ["remarks", "f.2.closing"]]);
  });

  it("sends again, letter by letter under its key, what was not answered, whatever was typed since", () => {
    const first = nextBatch([entry("f.1.closing", "1"), entry("f.2.closing", "2")], newKey);
    const [one, two] = first?.entries ?? [];
    if (!first || !one || !two) throw new Error("no batch");
    const later = [withTyped(one, typed("f.1.closing", "11"), null), two, entry("f.3.closing", "3")];
    const again = nextBatch(later, newKey);
    expect(again?.key).toBe(first.key);
    expect(again && bodyOf(again).toString()).toBe(bodyOf(first).toString());
    expect(bodyOf(first).get("b.1.closing")).toBe("");
  });

  it("sends by itself what was refused together with others", () => {
    const alone = [entry("f.1.closing", "1", { alone: true }), entry("f.2.closing", "2", { alone: true, at: 200 })];
    expect(nextBatch(alone, newKey)?.entries.map((one) => one.name)).toEqual(["f.1.closing"]);
  });

  it("is none where nothing waits", () => {
    expect(nextBatch([entry("f.1.closing", "x", { state: "refused" })], newKey)).toBeNull();
    expect(nextBatch([entry("f.1.closing", "x", { state: "conflict", conflict })], newKey)).toBeNull();
  });
});

describe("an answer", () => {
  const batchOf = (...entries: Entry[]) => {
    const batch = nextBatch(entries, newKey);
    if (!batch) throw new Error("no batch");
    return batch;
  };

  it("ends a stored entry, unless something newer was typed: that goes on the new base", () => {
    const batch = batchOf(entry("f.1.closing", "1"));
    const [sent] = batch.entries;
    if (!sent) throw new Error("nothing was sent");
    const stored = answer({ saved: { "f.1.closing": "1" } });
    expect(settled(sent, batch, stored)).toBeNull();
    expect(settled(withTyped(sent, typed("f.1.closing", "12"), null), batch, stored)).toEqual(
      entry("f.1.closing", "12", { base: "1" }),
    );
  });

  it("tells each entry its own fate", () => {
    const batch = batchOf(entry("f.1.closing", "1"), entry("f.2.closing", "x"), entry("f.3.closing", "3"));
    const told = answer({
      saved: { "f.3.closing": "3" },
      refused: { "f.2.closing": "no number" },
      conflicts: [conflict],
    });
    expect(batch.entries.map((one) => settled(one, batch, told))).toEqual([
      entry("f.1.closing", "1", { state: "conflict", conflict }),
      entry("f.2.closing", "x", { state: "refused", said: "no number" }),
      null,
    ]);
  });

  it("that refuses all together lets each be tried by itself, and then says why", () => {
    const both = batchOf(entry("f.1.closing", "1"), entry("f.2.closing", "2"));
    const told = answer({ code: "invalid-input", sentence: "not accepted" });
    const [one] = both.entries.map((sent) => settled(sent, both, told));
    expect(one).toEqual(entry("f.1.closing", "1", { alone: true }));
    const single = batchOf(one as Entry);
    expect(settled(single.entries[0] as Entry, single, told)).toMatchObject({ state: "refused", said: "not accepted" });
  });

  it("of a month that is locked refuses every cell, and keeps what it says", () => {
    const both = batchOf(entry("f.1.closing", "1"), entry("f.2.closing", "2"));
    const told = answer({ code: "not-in-this-state", sentence: "sent meanwhile" });
    expect(both.entries.map((sent) => settled(sent, both, told)?.said)).toEqual(["sent meanwhile", "sent meanwhile"]);
  });
});

it("whatever is typed, lost and answered, each cell ends as it was typed last, and each request is stored once", () => {
  const names = ["f.1.closing", "f.2.closing", "remarks"];
  const step = fc.oneof(
    fc.record({ type: fc.constantFrom(...names), value: fc.integer({ min: 0, max: 9 }).map(String) }),
    fc.record({ send: fc.constantFrom("answered", "lost before", "lost after") }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const box = new Map<string, Entry>();
      const server = new Map<string, string>(names.map((name) => [name, ""]));
      const page = new Map<string, string>(names.map((name) => [name, ""]));
      const last = new Map<string, string>();
      const done = new Map<string, CellsAnswer>();
      const send = (fate: string) => {
        const batch = nextBatch([...box.values()], newKey);
        if (!batch) return;
        for (const one of batch.entries) box.set(keyOf(one), one);
        if (fate === "lost before") return;
        const body = bodyOf(batch);
        let told = done.get(batch.key);
        if (!told) {
          const saved: Record<string, string> = {};
          for (const name of names) {
            const value = body.get(name);
            if (value === null) continue;
            // Nobody else writes: a base that is not the stored value would be a false conflict.
            const base = body.get(`b.${name.replace(/^f\./, "")}`);
            expect([server.get(name), value]).toContain(base === server.get(name) ? base : value);
            server.set(name, value);
            saved[name] = value;
          }
          told = answer({ saved });
          done.set(batch.key, told);
        }
        if (fate === "lost after") return;
        for (const one of batch.entries) {
          const base = told.saved[one.name];
          if (base !== undefined) page.set(one.name, base);
          const next = settled(box.get(keyOf(one)) as Entry, batch, told);
          if (next) box.set(keyOf(next), next);
          else box.delete(keyOf(one));
        }
      };
      for (const one of steps) {
        if ("send" in one) send(one.send);
        else {
          last.set(one.type, one.value);
          const now = typed(one.type, one.value, { base: page.get(one.type) ?? "" });
          const next = withTyped(box.get(keyOf(now)), now, null);
          box.set(keyOf(next), next);
        }
      }
      for (let left = 20; left > 0 && box.size > 0; left -= 1) send("answered");
      expect(box.size).toBe(0);
      for (const [name, value] of last) expect(server.get(name)).toBe(value);
    }),
    { numRuns: budget(300) },
  );
});

it("counts what is open, and waits longer after each try in vain, but never over a minute", () => {
  expect(countStates([entry("a", "1"), entry("b", "2", { state: "refused" }), entry("c", "3")])).toEqual({
    waiting: 2,
    refused: 1,
    conflict: 0,
  });
  const waits = [0, 1, 2, 6, 50].map((tries) => backOff(tries, 0.999));
  expect(waits.every((ms, index) => index === 0 || ms >= (waits[index - 1] ?? 0))).toBe(true);
  expect([backOff(0, 0) >= 500, backOff(50, 0.999) <= 60_000]).toEqual([true, true]);
});
