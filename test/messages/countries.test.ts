import { getNames } from "i18n-iso-countries";
import { expect, test } from "vitest";
import { foldPersian } from "#app/domain/quantity.ts";
import names from "#app/messages/countries.json" with { type: "json" };
import { countryCode, countryName, countryNames } from "#app/messages/countries.server.ts";

test("the countries are those of the list they come from, but for our own", () => {
  const [fa, en] = [getNames("fa"), getNames("en")];
  const codes = Object.keys(en).filter((code) => code !== "IR");
  expect(Object.keys(names).sort()).toEqual(codes.sort());
  for (const code of codes) {
    expect((names as Record<string, string[]>)[code]).toEqual([foldPersian(fa[code] ?? en[code] ?? ""), en[code]]);
  }
});

test("a country is known by its name in either language, however spelt, and by its code", () => {
  for (const typed of ["آلمان", "Germany", "germany ", "DE", "de", "آلمان\u200c"]) expect(countryCode(typed), typed).toBe("DE");
  for (const typed of ["ترکیه", "تركيه", "Türkiye", "Turkiye"]) expect(countryCode(typed), typed).toBe("TR");
  for (const typed of ["امارات متحدهٔ عربی", "امارات متحده عربی", "United Arab Emirates"]) expect(countryCode(typed)).toBe("AE");
  for (const typed of ["", "ایران", "IR", "Atlantis", "__proto__", "constructor"]) expect(countryCode(typed)).toBeUndefined();
});

test("every name leads back to its country, and lists stand in the reader's order", () => {
  for (const language of ["fa", "en"] as const) {
    for (const code of Object.keys(names)) expect(countryCode(countryName(code, language))).toBe(code);
    expect(countryNames(language)).toHaveLength(Object.keys(names).length);
  }
  const fa = countryNames("fa");
  expect(fa.indexOf("پاکستان")).toBeLessThan(fa.indexOf("ترکیه"));
  expect(fa.indexOf("چین")).toBeLessThan(fa.indexOf("عراق"));
  expect(fa.indexOf("کویت")).toBeLessThan(fa.indexOf("هند"));
});
