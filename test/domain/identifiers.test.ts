import { verifyIranianLegalId, verifyIranianNationalId } from "@persian-tools/persian-tools";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isLegalId,
  isNationalId,
  legalIdCheckDigit,
  nationalIdCheckDigit,
  normaliseIdentifier,
} from "#app/domain/identifiers.ts";

describe("national id", () => {
  test.each(["0499370899", "0790419904", "0084575948", "0963695398", "0684159414", "0067749828"])("%s is valid", (id) => {
    expect(isNationalId(id)).toBe(true);
  });

  test.each([
    "1111111111",
    "0000000000",
    "0684159415",
    "068415941",
    "06841594144",
    "",
    "۰۶۸۴۱۵۹۴۱۴",
    "06841594a4",
    " 0684159414",
  ])("%j is not", (id) => {
    expect(isNationalId(id)).toBe(false);
  });

  test("agrees with an independent implementation on ten digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), fc.integer({ min: 0, max: 9 }), (nine, guess) => {
        for (const last of [guess, nationalIdCheckDigit(nine)]) {
          const id = `${nine}${last}`;
          expect(isNationalId(id), id).toBe(verifyIranianNationalId(id, { checkPrefix: false }));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("legal person's id", () => {
  test.each(["10380284790", "10100302746", "14005893875", "10861677542"])("%s is valid", (id) => {
    expect(isLegalId(id)).toBe(true);
  });

  test.each(["14002694840", "10103860798", "10380285692", "09053433816", "12000000002", "103802847901", "1038028479", ""])(
    "%j is not",
    (id) => {
      expect(isLegalId(id)).toBe(false);
    },
  );

  test("agrees with an independent implementation on eleven digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), fc.integer({ min: 0, max: 9 }), (ten, guess) => {
        for (const last of [guess, legalIdCheckDigit(ten)]) {
          const id = `${ten}${last}`;
          expect(isLegalId(id), id).toBe(verifyIranianLegalId(id) === true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test("a typed id is looked up by its Latin digits", () => {
  expect(normaliseIdentifier("\u200f ۰۶۸-۴۱۵۹۴۱-۴ ")).toBe("0684159414");
});
