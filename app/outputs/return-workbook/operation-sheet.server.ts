import { daysInPeriod } from "#app/domain/period.ts";
import { type WorkbookMonth, workbookRemarks, workbookStoppages, workbookStoppageText } from "#app/domain/workbook-source.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { choiceOf } from "./lists.server.ts";
import { beginSheet, type SheetPlace } from "./sheet-head.server.ts";

const [label, answer, from, to, text] = [2, 3, 4, 5, 6];

/** Row of the operation sheet in which the unit of amounts is chosen; the products' sheet speaks of it. */
export const moneyRow = 9;

/** Sheet of block 1 and block 6: state of the month, days, stoppages, unit of amounts, remarks. */
export async function operationSheet(place: SheetPlace, month: WorkbookMonth): Promise<void> {
  const { language, styles } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const { form } = messages(language, "liaison");
  const { operation } = month;
  const sheet = beginSheet(place, month, t.sheets.operation, { landscape: true, widths: [30, 34, 14, 14, 60] });
  const days = formatInteger(daysInPeriod(month.period), language);
  sheet.columnKeys(new Map([[answer, "="]]));
  sheet.next(24).say(label, t.label, styles.head).say(answer, t.answer, styles.head);
  sheet.sheet.mergeCells(sheet.row, from, sheet.row, text);
  sheet.say(from, t.note, styles.head);
  const line = (key: string, name: string, hint: string, height = 24) => {
    sheet.next(height).key(key).say(label, name, styles.label);
    sheet.sheet.mergeCells(sheet.row, from, sheet.row, text);
    sheet.say(from, hint, styles.side);
  };
  line("operating_state", form.operatingState, `${t.required}. ${t.chooseFromList}`);
  sheet.input({
    column: answer,
    kind: choiceOf("states", language),
    value: operation.operating_state ?? "",
    prompt: { title: form.operatingState, text: t.chooseFromList },
    required: true,
  });
  line("days_worked", form.daysWorked, `${t.required}. ${form.daysHint({ days })}`);
  sheet.input({
    column: answer,
    kind: { kind: "number", decimals: 0 },
    value: operation.days_worked === null ? "" : String(operation.days_worked),
    prompt: { title: form.daysWorked, text: t.daysHint({ days }) },
    required: true,
  });
  line("idle_cause", form.idleCause, t.chooseFromList);
  sheet.input({
    column: answer,
    kind: choiceOf("stoppages", language),
    value: operation.idle_cause ?? "",
    prompt: { title: form.idleCause, text: t.chooseFromList },
  });
  line("money", form.money, t.chooseFromList);
  sheet.input({
    column: answer,
    kind: choiceOf("money", language),
    value: `${operation.money.unit}:${operation.money.scale}`,
    prompt: { title: form.money, text: t.chooseFromList },
  });
  line("remarks", form.remarks, form.remarksHint, 84);
  sheet.input({
    column: answer,
    kind: { kind: "text", longest: workbookRemarks },
    value: operation.remarks,
    prompt: { title: form.remarks, text: t.textHint({ letters: formatInteger(workbookRemarks, language) }) },
  });
  sheet.next(10);
  sheet.next(24);
  for (const column of [label, answer, from, to, text]) sheet.say(column, column === label ? t.stoppageHead : "", styles.band);
  sheet.columnKeys(
    new Map([
      [answer, "reason"],
      [from, "from"],
      [to, "to"],
      [text, "text"],
    ]),
  );
  sheet.next(24);
  for (const [column, head] of [
    [label, ""],
    [answer, form.reason],
    [from, form.from],
    [to, form.to],
    [text, form.note],
  ] as const) {
    sheet.say(column, head, styles.head);
  }
  for (let index = 0; index < workbookStoppages; index += 1) {
    const stored = operation.stoppages[index];
    sheet
      .next(24)
      .key(`s.${index}`)
      .say(label, form.stoppage({ number: formatInteger(index + 1, language) }), styles.label);
    sheet.input({
      column: answer,
      kind: choiceOf("stoppages", language),
      value: stored?.reason ?? "",
      prompt: { title: form.reason, text: t.chooseFromList },
    });
    for (const [column, title, day] of [
      [from, form.from, stored?.from_day],
      [to, form.to, stored?.to_day],
    ] as const) {
      const value = day === undefined ? "" : String(day);
      sheet.input({ column, kind: { kind: "number", decimals: 0 }, value, prompt: { title, text: t.daysHint({ days }) } });
    }
    const longest = workbookStoppageText;
    sheet.input({
      column: text,
      kind: { kind: "text", longest },
      value: stored?.text ?? "",
      prompt: { title: form.note, text: t.textHint({ letters: formatInteger(longest, language) }) },
    });
  }
  await sheet.close();
}
