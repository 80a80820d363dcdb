import { expect, test } from "vitest";
import { fillTemplate, insertText, placeholdersIn, readTemplate, renamePlaceholders } from "#app/domain/text-template.ts";

const typed = { reason_code: "unit-slip", title: " تن یا  كيلو ", text: "در {product}، رقم {figure} به تن است؟\r\n" };

test("a template is read with its letters folded; an unknown placeholder, a brace alone, and what is missing or too long are told", () => {
  expect(readTemplate(typed)).toEqual({
    ok: true,
    value: { reason_code: "unit-slip", title: "تن یا کیلو", text: "در {product}، رقم {figure} به تن است؟" },
  });
  expect(readTemplate({ ...typed, reason_code: "" })).toMatchObject({ ok: true, value: { reason_code: null } });
  const faults = (over: Partial<typeof typed>) => {
    const read = readTemplate({ ...typed, ...over });
    return read.ok ? [] : read.fields.map((field) => [field.field, field.code, field.params?.name]);
  };
  expect(faults({ text: "{price} و {price} و {نام}" })).toEqual([["text", "placeholderUnknown", "price, نام"]]);
  expect(faults({ text: "{}" })).toEqual([["text", "placeholderUnknown", ""]]);
  expect(faults({ text: "رقم {figure" })).toEqual([["text", "braceAlone", undefined]]);
  expect(faults({ text: " ", title: "", reason_code: "x" }).map(([, code]) => code)).toEqual([
    "titleMissing",
    "textMissing",
    "reasonUnknown",
  ]);
  expect(faults({ text: "ن".repeat(1001), title: "ن".repeat(81) }).map(([, code]) => code)).toEqual(["tooLong", "tooLong"]);
  expect(faults({ reason_code: "constructor", text: "{constructor}" }).map(([, code]) => code)).toEqual([
    "placeholderUnknown",
    "reasonUnknown",
  ]);
});

test("what the case has is filled in, once; what it lacks stays in sight", () => {
  const text = "{product} در { month }: {figure}؟ {other}";
  expect(placeholdersIn(text)).toEqual(["product", "month", "figure"]);
  expect(fillTemplate(text, { product: "{figure}", month: "مهر" })).toBe("{figure} در مهر: {figure}؟ {other}");
  expect(renamePlaceholders(text, (name) => (name === "month" ? "ماه" : undefined))).toBe(
    "{product} در {ماه}: {figure}؟ {other}",
  );
});

test("a text is put under what is written already, as far as there is room", () => {
  expect(insertText("", "ب", 5)).toBe("ب");
  expect(insertText("آ \n", "ب", 5)).toBe("آ\nب");
  expect(insertText("آآآ", "بب", 5)).toBeNull();
});
