import { type StoppageReason, stoppageReasons } from "#app/domain/monthly-return.ts";
import { html, type Markup } from "../grid/markup.server.ts";
import type { MadeHtml } from "../made.tsx";
import type { BlockWords } from "./cell-markup.server.ts";

const usualCauses: readonly StoppageReason[] = [
  "no-demand",
  "raw-material",
  "liquidity",
  "breakdown",
  "planned-maintenance",
  "seasonal",
];

/**
 * An idle month in one click: each cause is a button that saves the month as idle with it.
 * @param again last month's cause, where it was idle too: then it is one button that confirms
 */
export function idleBody(again: StoppageReason | null, { common, blocks }: BlockWords): MadeHtml {
  const t = blocks.idle;
  const button = (code: StoppageReason, label: string, look: string) =>
    html`<button type="submit" name="idle" value="${code}" class="btn ${look}" formnovalidate>${label}</button>`;
  const cause = (code: StoppageReason) => button(code, common.stoppageReasons[code], "small");
  const frame = (title: string, hint: string, choice: Markup) =>
    html`<section class="idle-month" aria-labelledby="idle-title"><p><b id="idle-title">${title}</b> <span class="hint">${hint}</span></p>${choice}</section>`;
  const body =
    again === null
      ? frame(
          t.title,
          t.hint,
          html`<div class="causes">${usualCauses.map(cause)}<details><summary class="btn small plain">${t.others}</summary><div class="causes">${stoppageReasons.filter((code) => !usualCauses.includes(code)).map(cause)}</div></details></div>`,
        )
      : frame(t.again({ cause: common.stoppageReasons[again] }), t.againHint, button(again, t.confirm, "primary"));
  return { html: body.text };
}
