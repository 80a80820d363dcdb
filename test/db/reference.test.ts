import { isValid as isCountry } from "i18n-iso-countries";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWorkingDay, workingCalendar } from "#app/domain/calendar.ts";
import { canonical, compare, isDecimal } from "#app/domain/decimal.ts";
import { dayOfJalali, isDay, jalaliOf } from "#app/domain/period.ts";
import { foldPersian, parseNumber } from "#app/domain/quantity.ts";
import { decimalsOfDimension, dimensions } from "#app/domain/unit.ts";
import { reference } from "#db/seed/reference/data.ts";
import { loadReference } from "#db/seed/reference/load.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

const { provinces, counties, isic, units, catalogue, holidays } = reference;
const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

describe("the reference files", () => {
  it("hold the 31 provinces with their codes", () => {
    expect(provinces).toHaveLength(31);
    expect(unique(provinces.map((row) => row.code)) && unique(provinces.map((row) => row.iso_code))).toBe(true);
    for (const row of provinces) expect(row.iso_code).toBe(`IR-${row.code}`);
    expect(provinces.find((row) => row.code === "23")?.name_en).toBe("Tehran");
  });

  it("hold the sixteen counties of Tehran and at least three of every other province", () => {
    expect(unique(counties.map((row) => row.id))).toBe(true);
    for (const { code } of provinces) {
      const inside = counties.filter((row) => row.province_code === code).length;
      if (code === "23") expect(inside).toBe(16);
      else expect(inside, code).toBeGreaterThanOrEqual(3);
    }
    expect(counties.filter((row) => !provinces.some((province) => province.code === row.province_code))).toEqual([]);
  });

  it("hold ISIC sections B and C down to class, parents first", () => {
    const count = (level: string) => isic.filter((row) => row.level === level).length;
    expect([count("section"), count("division"), count("group"), count("class")]).toEqual([2, 29, 81, 151]);
    const seen = new Set<string>();
    for (const row of isic) {
      if (row.parent) expect(seen.has(row.parent), row.code).toBe(true);
      seen.add(row.code);
      expect(row.name_fa === null).toBe(row.name_fa_status === null);
    }
    const published = isic.filter((row) => row.name_fa_status === "published").map((row) => row.code);
    expect(published).toEqual(["10", "12", "21", "24", "29", "33"]);
  });

  it("hold units of measure whose pieces are whole", () => {
    expect(units).toHaveLength(29);
    for (const unit of units) {
      const dimension = dimensions.find((known) => known === unit.dimension);
      expect(dimension, unit.code).toBeDefined();
      if (dimension) expect(unit.decimals).toBe(decimalsOfDimension(dimension));
      expect(isDecimal(unit.factor)).toBe(true);
    }
    expect(units.find((unit) => unit.code === "GJ")).toBeUndefined();
  });

  it("hold at least 160 real products of at least 60 classes, each with class, unit, tariff, price and capacity", () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(160);
    expect(new Set(catalogue.map((item) => item.isic_code)).size).toBeGreaterThanOrEqual(60);
    for (const key of ["id", "code", "name_fa", "name_en"] as const)
      expect(unique(catalogue.map((item) => item[key])), key).toBe(true);
    for (const item of catalogue) {
      expect(isic.find((row) => row.code === item.isic_code)?.level, item.code).toBe("class");
      const unit = units.find((row) => row.code === item.unit_code);
      expect(unit, item.code).toBeDefined();
      expect(item.tariff_code, item.code).toMatch(/^\d{8}$/);
      for (const value of [item.usual_price, item.yearly_capacity]) {
        expect(parseNumber(value), item.code).toEqual({ ok: true, value });
        expect(compare(value, "0"), item.code).toBe(1);
      }
    }
  });

  it("hold the products of the cement works", () => {
    const product = (code: string) => {
      const item = catalogue.find((row) => row.code === code);
      return item && [item.name_fa, item.isic_code, item.unit_code, item.tariff_code];
    };
    expect(product("clinker")).toEqual(["کلینکر", "2394", "TNE", "25231000"]);
    expect(product("cement-bulk-type-2")).toEqual(["سیمان فله تیپ ۲", "2394", "TNE", "25232900"]);
    expect(product("cement-bag-type-2")).toEqual(["سیمان پاکتی تیپ ۲", "2394", "TNE", "25232900"]);
    expect(product("concrete-products")).toEqual(["محصولات بتنی", "2395", "TNE", "68109900"]);
    expect(product("gypsum-micronised")?.slice(0, 2)).toEqual(["گچ میکرونیزه و پاششی", "2394"]);
  });

  it("write Persian with Persian letters", () => {
    const names = [...provinces, ...counties, ...isic, ...units, ...catalogue, ...holidays].map((row) => row.name_fa ?? "");
    for (const name of names) expect(foldPersian(name)).toBe(name);
  });

  it("hold the holidays of 1399–1410", () => {
    expect(unique(holidays.map((row) => row.day))).toBe(true);
    expect(holidays.every((row) => isDay(row.day))).toBe(true);
    const days = new Set(holidays.map((row) => row.day));
    for (let year = 1399; year <= 1410; year++) {
      const fixed = [
        [1, 1],
        [1, 2],
        [1, 3],
        [1, 4],
        [1, 12],
        [1, 13],
        [3, 14],
        [3, 15],
        [11, 22],
        [12, 29],
      ] as const;
      for (const [month, day] of fixed) expect(days.has(dayOfJalali(year, month, day)), `${year}-${month}-${day}`).toBe(true);
      const inYear = holidays.filter((row) => jalaliOf(row.day).year === year).length;
      expect(inYear, String(year)).toBeGreaterThanOrEqual(22);
      expect(inYear, String(year)).toBeLessThanOrEqual(29);
    }
    const calendar = workingCalendar(days);
    // Ashura 1404 (15 Tir) and Eid al-Fitr 1404 (11 Farvardin), a Sunday and a Monday.
    expect([
      isWorkingDay("2025-07-06", calendar),
      isWorkingDay("2025-03-31", calendar),
      isWorkingDay("2025-07-07", calendar),
    ]).toEqual([false, false, true]);
  });

  it("leave countries to a library that knows them in both languages", () => {
    expect(isCountry("IR") && isCountry("IQ")).toBe(true);
  });
});

describe("loading them", () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  afterAll(() => fresh.close());

  async function counts(): Promise<number[]> {
    const tables = ["province", "county", "isic", "unit_of_measure", "catalogue_item", "holiday", "working_week"] as const;
    const found: number[] = [];
    for (const table of tables) found.push((await fresh.db.selectFrom(table).selectAll().execute()).length);
    return found;
  }

  it("fills the tables, and a second time changes nothing, not even what was edited", async () => {
    await loadReference(fresh.db);
    const expected = [31, counties.length, 263, 29, catalogue.length, holidays.length, 1];
    expect(await counts()).toEqual(expected);
    await fresh.db.updateTable("county").set({ name_en: "Edited" }).where("id", "=", 2301).execute();
    await loadReference(fresh.db);
    expect(await counts()).toEqual(expected);
    const county = await fresh.db.selectFrom("county").select("name_en").where("id", "=", 2301).executeTakeFirst();
    expect(county?.name_en).toBe("Edited");
  });

  it("keeps every number and letter", async () => {
    const stored = await fresh.db.selectFrom("catalogue_item").selectAll().orderBy("id").execute();
    const plain = stored.map((row) => ({
      ...row,
      usual_price: canonical(row.usual_price),
      yearly_capacity: canonical(row.yearly_capacity),
      listed_on_exchange: row.listed_on_exchange === 1,
    }));
    expect(plain).toEqual(catalogue);
    const barrel = await fresh.db.selectFrom("unit_of_measure").select("factor").where("code", "=", "BLL").executeTakeFirst();
    expect(canonical(barrel?.factor ?? "0")).toBe("0.158987294928");
  });
});
