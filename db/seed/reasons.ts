import type { Insertable } from "kysely";
import type { Measure, ReasonCode } from "#app/domain/monthly-return.ts";
import type { Database } from "../schema.ts";
import words from "./demo/words.json" with { type: "json" };
import type { Life, LifeEvent } from "./life.ts";
import type { Random } from "./random.ts";
import type { Content, Mistake } from "./rows.ts";

type ReasonRow = Omit<Insertable<Database["review_reason"]>, "id">;

interface Given {
  code: ReasonCode;
  position: number;
  measure: Measure;
  /** Answered by a changed cell, not by a reply. */
  changed: boolean;
}

const texts: Record<string, readonly string[]> = words.reasons;

/** Two reasons of the province: the mistake, where there is one, and a question about another cell. */
function ofProvince(random: Random, content: Content, mistake: Mistake | null): Given[] {
  const last = content.products.length - 1;
  const asked: Given = {
    code: random.pick(["unexplained-jump", "exceeds-capacity", "differs-from-bills"] as const),
    position: random.whole(0, last),
    measure: "production",
    changed: false,
  };
  if (mistake === null) {
    return [asked, { code: "does-not-balance", position: asked.position, measure: "closing", changed: false }];
  }
  return [{ code: mistake.kind, position: mistake.position, measure: mistake.measure, changed: true }, asked];
}

/**
 * The reasons given with a send-back or refer-back, with their answers as far as the return's life has got.
 * @param sent the version that was judged
 */
export function reasonRows(
  random: Random,
  life: Life,
  event: LifeEvent,
  eventId: number,
  returnId: number,
  sent: Content,
  mistake: Mistake | null,
): ReasonRow[] {
  const province = event.event === "send-back";
  const given: Given[] = province
    ? ofProvince(random, sent, mistake)
    : [{ code: "unexplained-jump", position: 0, measure: "production", changed: false }];
  const later = life.events.slice(life.events.indexOf(event) + 1);
  const answer = later.find(({ event: next }) => next === (province ? "submit" : "accept"));
  return given.map(({ code, position, measure, changed }) => {
    const product = sent.products[position];
    const replied = answer !== undefined && !changed;
    return {
      return_id: returnId,
      event_id: eventId,
      raised_by: province ? "province" : "ministry",
      version: event.version,
      code,
      text: random.pick(texts[code] ?? [""]),
      product_line_id: product?.line.row.id ?? null,
      measure: product === undefined ? null : measure,
      value_then: product?.figures[measure] ?? null,
      reply: replied ? random.pick(province ? words.replies : words.ministryReplies) : "",
      replied_by: replied ? answer.actor : null,
      replied_at: replied ? answer.at : null,
      answer: answer === undefined ? null : changed ? "changed" : "replied",
      answered_version: answer?.version ?? null,
    };
  });
}
