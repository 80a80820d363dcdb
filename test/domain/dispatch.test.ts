import { expect, test } from "vitest";
import {
  type Contract,
  type DispatchFacts,
  defaultContracts,
  dispatchMessage,
  judgeDelivery,
  pauseAfter,
  readContract,
} from "#app/domain/dispatch.ts";
import { readDispatch } from "#app/domain/dispatch-refusal.ts";
import { productOf, snapshotOf } from "#test/builders/register.ts";

const cement = productOf({ production: "120000.5", export_quantity: "3000", listed_on_exchange: true });
const mould = productOf({ name_en: "Mould", tariff_code: null, production: "4" });

function factsOf(changes: Partial<DispatchFacts> = {}, products = [cement, mould], county_id = 2301): DispatchFacts {
  const snapshot = snapshotOf({ county_id, products, version: 2 });
  return {
    message_id: "00000000-0000-4000-8000-000000000001",
    recipient: "hamahang",
    kind: "approve",
    earlier_version: null,
    prepared_at: new Date("2025-04-25T08:00:00.000Z"),
    snapshot,
    province: { code: "23", name_fa: "تهران", name_en: "Tehran" },
    county: { id: county_id, name_fa: "تهران", name_en: "Tehran" },
    ...changes,
  };
}

const tehranOnly: Contract = { ...defaultContracts.niopdc, filter: { counties: [2301, 2303], products: "all" } };

test("each recipient of the card sees its fields of its products and nothing else of the submission", () => {
  const figuresFor = (contract: Contract) => dispatchMessage(contract, factsOf())?.data.figures;
  const named = { name_fa: "سیمان", name_en: "Cement", isic_code: "2394", unit_code: "TNE", tariff_code: "25232900" };
  const seen = { ...named, listed_on_exchange: true };
  expect(figuresFor(defaultContracts.hamahang)).toEqual([
    { ...seen, production: "120000.5", export_quantity: "3000" },
    { ...seen, name_en: "Mould", tariff_code: null, listed_on_exchange: false, production: "4", export_quantity: null },
  ]);
  expect(figuresFor(tehranOnly)?.map((figure) => Object.keys(figure).includes("export_quantity"))).toEqual([false, false]);
  expect(figuresFor(defaultContracts.ime)).toEqual([{ ...seen, production: "120000.5", export_quantity: "3000" }]);
  expect(figuresFor(defaultContracts.irica)?.map((figure) => figure.name_en)).toEqual(["Cement"]);
  const whole = JSON.stringify(dispatchMessage(defaultContracts.hamahang, factsOf()));
  for (const secret of ["private", "99", "88", "77", "selected", "days_worked", "IRR"]) expect(whole).not.toContain(secret);
});

test("an exported product without a tariff code is the customs' too", () => {
  const exported = productOf({ tariff_code: null, production: "5", export_quantity: "0.5" });
  const idle = productOf({ tariff_code: null, production: "5", export_quantity: "0" });
  expect(dispatchMessage(defaultContracts.irica, factsOf({}, [exported, idle]))?.data.figures).toHaveLength(1);
});

test("outside its counties the oil products company is told nothing, unless it must forget an earlier version", () => {
  expect(dispatchMessage(tehranOnly, factsOf({}, [cement], 1001))).toBeNull();
  expect(dispatchMessage(defaultContracts.niopdc, factsOf())).toBeNull();
  const moved = dispatchMessage(tehranOnly, factsOf({ kind: "supersede", earlier_version: 1 }, [cement], 1001));
  expect(moved).toMatchObject({ type: "return.superseded", data: { supersedes_version: 1, figures: [] } });
});

test("a contract that cannot be read opens nothing", () => {
  const filter = '{"counties":null,"products":"all"}';
  expect(readContract(1, '["production","domestic_value"]', filter).fields).toEqual(["production"]);
  expect(() => readContract(1, "{}", filter)).toThrow(RangeError);
  expect(() => readContract(1, "[]", '{"products":"everything"}')).toThrow(RangeError);
  expect(() => readContract(1, "[]", '{"counties":"all","products":"all"}')).toThrow(RangeError);
  expect(() => readContract(1, "[]", "[]")).toThrow(RangeError);
});

test("the receiver takes what its contract shows it and refuses every other recipient's message", () => {
  const contracts: [string, Contract][] = [
    ["hamahang", defaultContracts.hamahang],
    ["niopdc", tehranOnly],
    ["ime", defaultContracts.ime],
    ["irica", defaultContracts.irica],
  ];
  for (const [code, contract] of contracts) {
    const message = dispatchMessage(contract, factsOf({ recipient: code }));
    expect(readDispatch(code, contract, message)).toMatchObject({ ok: true, label: { period: "1404-01", version: 2 } });
    for (const [other, theirs] of contracts) {
      if (other !== code) expect(readDispatch(other, theirs, message)).toEqual({ ok: false, why: "for-another-recipient" });
    }
  }
});

test("the receiver refuses fields, products, counties and versions that are not its own", () => {
  const toIme = { ...defaultContracts.ime };
  const whole = dispatchMessage(defaultContracts.hamahang, factsOf({ recipient: "ime" }));
  expect(readDispatch("ime", toIme, whole)).toEqual({ ok: false, why: "product-not-ours" });
  expect(readDispatch("ime", { ...toIme, version: 2 }, whole)).toEqual({ ok: false, why: "contract-version" });
  const toOil = dispatchMessage(defaultContracts.hamahang, factsOf({ recipient: "niopdc" }));
  expect(readDispatch("niopdc", tehranOnly, toOil)).toEqual({ ok: false, why: "field-not-ours" });
  const far = dispatchMessage(
    { ...tehranOnly, filter: { counties: null, products: "all" } },
    factsOf({ recipient: "niopdc" }, [cement], 1001),
  );
  expect(readDispatch("niopdc", tehranOnly, far)).toEqual({ ok: false, why: "county-not-ours" });
  const secret = { ...whole, data: { ...whole?.data, remarks: "x" } };
  expect(readDispatch("ime", toIme, secret)).toEqual({ ok: false, why: "field-not-ours" });
  const number = dispatchMessage(defaultContracts.ime, factsOf({ recipient: "ime" }));
  const loose = { ...number, data: { ...number?.data, figures: [{ ...number?.data.figures[0], production: 120000.5 }] } };
  expect(readDispatch("ime", toIme, loose)).toEqual({ ok: false, why: "not-a-quantity" });
  for (const nonsense of [null, 3, [], {}, { type: "return.approved" }, { type: "x", data: {} }]) {
    expect(readDispatch("ime", toIme, nonsense)).toEqual({ ok: false, why: "unreadable" });
  }
});

test("only a 2xx is an acknowledgement; a 4xx about the message is final, all else is tried again", () => {
  const answered = (status: number) => judgeDelivery({ kind: "answered", status, text: "" });
  expect([200, 202, 204].map(answered)).toEqual(["acknowledged", "acknowledged", "acknowledged"]);
  expect([400, 401, 404, 410, 422].map(answered)).toEqual(Array(5).fill("refused"));
  expect([301, 307, 408, 425, 429, 500, 502, 503].map(answered)).toEqual(Array(8).fill("again"));
  expect(judgeDelivery({ kind: "failed", reached: true, error: "timeout" })).toBe("again");
});

test("pauses grow from seconds to hours and end within two days, whatever the jitter", () => {
  const longest: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const pause = pauseAfter(attempts, 1);
    if (pause === null) break;
    longest.push(pause);
  }
  expect(longest[0]).toBeLessThan(10_000);
  expect([...longest].sort((a, b) => a - b)).toEqual(longest);
  const total = longest.reduce((sum, pause) => sum + pause, 0);
  expect(total).toBeLessThanOrEqual(48 * 3_600_000);
  expect(total).toBeGreaterThan(36 * 3_600_000);
  expect(pauseAfter(1, 0)).toBeLessThan(pauseAfter(1, 1) ?? 0);
});
