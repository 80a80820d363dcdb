import { describe, expect, test } from "vitest";
import type { Finding } from "#app/domain/checks/finding.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import { paramKinds, sentenceCodes, variantsOf } from "#app/domain/checks/sentence.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { describeFinding, type FindingReader } from "#app/messages/describe-finding.ts";
import type { Language } from "#app/messages/language.ts";
import { figures, input, product, stableHistory } from "#test/domain/checks/case.ts";

function reader(language: Language, name: string): FindingReader {
  const { common, findings } = catalogue(language);
  return {
    language,
    products: new Map([[1, name]]),
    units: new Map([["TNE", language === "fa" ? "تن" : "tonne"]]),
    money: { unit: "IRR_OLD", scale: 1_000_000 },
    common,
    findings,
  };
}

const bagged = figures({
  opening: "4112",
  production: "44713",
  domestic_quantity: "33304",
  domestic_value: "576237",
  export_quantity: "11409",
  export_value: "190000",
  closing: "4112",
});

function of(changes: Partial<typeof bagged>, rule: Finding["rule"]): Finding {
  const checked = input({
    products: [product(1, { ...bagged, ...changes }, { yearly_capacity: "600000" })],
    history: stableHistory("1404-07", [[1, bagged]]),
  });
  const found = checkReturn(checked).find((finding) => finding.rule === rule);
  if (!found) throw new Error(`no finding of ${rule}`);
  return found;
}

describe("in Persian", () => {
  test("a slip of money names the factor, both prices and what was probably meant", () => {
    expect(describeFinding(of({ domestic_value: "576237000" }, "unit-slip"), reader("fa", "سیمان پاکتی"))).toEqual({
      title: "ارزش فروش داخلی سیمان پاکتی",
      sentence:
        "۵۷۶٬۲۳۷٬۰۰۰ میلیون ریال، هزار برابر ماه‌های پیش است (قیمت هر تن ۱۷٬۳۰۲ میلیون ریال می‌شود؛ معمول شما ۱۷). شاید به هزار ریال نوشته‌اید؟",
      fixShown: "۵۷۶٬۲۳۷",
      fixLabel: "بشود ۵۷۶٬۲۳۷",
    });
  });

  test("toman is named with the scale of the return", () => {
    expect(describeFinding(of({ domestic_value: "57623.7" }, "unit-slip"), reader("fa", "سیمان")).sentence).toContain(
      "یک‌دهم ماه‌های پیش است (قیمت هر تن ۱٫۷۳ میلیون ریال می‌شود؛ معمول شما ۱۷). شاید به میلیون تومان نوشته‌اید؟",
    );
  });

  test("a stock that does not balance says what it should be", () => {
    expect(describeFinding(of({ closing: "3112" }, "balance"), reader("fa", "سیمان پاکتی"))).toEqual({
      title: "موجودی پایان سیمان پاکتی",
      sentence: "با تولید و فروش این ماه باید ۴٬۱۱۲ تن باشد؛ ۱٬۰۰۰ تن کم است.",
      fixShown: "۴٬۱۱۲",
      fixLabel: "بشود ۴٬۱۱۲",
    });
  });

  test("a jump names both months", () => {
    expect(describeFinding(of({ production: "4471.3" }, "jump"), reader("fa", "سیمان")).sentence).toBe(
      "تولید ۴٬۴۷۱٫۳ تن در ۲۶ روز کار است؛ به ازای هر روز کار \u200e−۹۰٫۰٪ در برابر شهریور ۱۴۰۴ (۴۴٬۷۱۳ تن) و \u200e−۹۰٫۰٪ در برابر مهر ۱۴۰۳ (۴۴٬۷۱۳ تن). بازهٔ انتظار ۱۷٬۸۸۵٫۲ تا ۱۱۱٬۷۸۲٫۵ تن.",
    );
  });
});

test("in English the same case", () => {
  expect(describeFinding(of({ domestic_value: "576237000" }, "unit-slip"), reader("en", "Bagged cement"))).toEqual({
    title: "Bagged cement: domestic sales value",
    sentence:
      "576,237,000 million rial is a thousand times the earlier months (17,302 million rial per tonne; usually 17). Perhaps it was written in thousand rial?",
    fixShown: "576,237",
    fixLabel: "Make it 576,237",
  });
});

const samples: Record<string, string> = {
  number: "12500.5",
  percent: "1.25",
  change: "-0.4",
  day: "2025-05-05",
  period: "1404-01",
  unit: "TNE",
  measure: "production",
  factor: "1000",
  guess: "toman",
  text: "گچ",
  "day-of-year": "12-15",
};

describe.each(["fa", "en"] as const)("every sentence in %s", (language) => {
  const params = Object.fromEntries(Object.entries(paramKinds).map(([name, kind]) => [name, samples[kind] ?? ""]));
  const every = Object.entries(variantsOf).flatMap(([rule, variants]) =>
    variants.map(
      (variant): Finding => ({
        rule: rule as Finding["rule"],
        version: 1,
        severity: "explain",
        product_line_id: 1,
        measure: "closing",
        variant,
        params,
        fix: null,
        key: rule,
        audience: "all",
      }),
    ),
  );

  test("is there, and says no code, blank or foreign digit", () => {
    expect(every).toHaveLength(sentenceCodes().length);
    for (const finding of every) {
      const { sentence } = describeFinding(finding, reader(language, "X"));
      expect(sentence.length, finding.rule).toBeGreaterThan(8);
      expect(sentence).not.toMatch(/undefined|null|TNE|1404-01|12500\.5|toman-|\s{2}/);
      if (language === "fa") expect(sentence).not.toMatch(/[0-9]/);
    }
  });

  test("stands without the words a case may lack", () => {
    const bare = {
      ...params,
      guess: "",
      price: "",
      usual_price: "",
      or_measure: "",
      or_value: "",
      last_change: "",
      year_change: "",
    };
    for (const finding of every) {
      const { sentence } = describeFinding({ ...finding, params: bare }, reader(language, "X"));
      expect(sentence).not.toMatch(/undefined|null|\s{2}|\(\s*\)|\s[؟?.]/);
    }
  });
});

test("a finding about the whole return is titled by its place", () => {
  const finding: Finding = {
    ...of({ closing: "1" }, "balance"),
    rule: "future-month",
    variant: "",
    product_line_id: null,
    measure: null,
  };
  expect(describeFinding(finding, reader("fa", "X")).title).toBe("این ماه");
});

test("a variant the rule does not have is a fault, not a blank sentence", () => {
  expect(() => describeFinding({ ...of({ closing: "1" }, "balance"), variant: "gone" }, reader("fa", "X"))).toThrow(RangeError);
});
