import { expect, it } from "vitest";
import { answerNow } from "#app/forms/grid/answers.ts";

it.each([
  ["a cell as it was", { cell: "۸۰٬۰۰۰", objected: "80000", reply: "" }, "open"],
  ["the same number written otherwise", { cell: "80000.0", objected: "80000", reply: "" }, "open"],
  ["another number", { cell: "۸۱٬۰۰۰", objected: "80000", reply: "" }, "changed"],
  ["a blank that stays blank", { cell: "", objected: "", reply: "  " }, "open"],
  ["a blank that is filled", { cell: "0", objected: "", reply: "" }, "changed"],
  ["a number that is taken out", { cell: "", objected: "80000", reply: "" }, "changed"],
  ["a text that is no number yet", { cell: "8x", objected: "80000", reply: "" }, "open"],
  ["a reply", { cell: "80000", objected: "80000", reply: "as in the bill" }, "reply"],
  ["a reason for the whole return", { cell: null, objected: "", reply: "" }, "open"],
] as const)("%s counts as the server will count it", (_name, reason, answer) => {
  expect(answerNow(reason)).toBe(answer);
});
