import { type Channel, channels, type OutgoingKind, outgoingKinds } from "#app/domain/outgoing.ts";
import { type Form, hasTwice } from "./respond.server.ts";

const boxes = outgoingKinds.flatMap((kind) => channels.map((channel) => ({ kind, channel })));

/** The name of a box: what and how. */
export function boxName(kind: OutgoingKind, channel: Channel): string {
  return `${kind}.${channel}`;
}

const known: ReadonlySet<string> = new Set(["key", "intent", "language", ...boxes.map((box) => boxName(box.kind, box.channel))]);

/** The boxes that were ticked, as far as they can be told. */
export function tickedBoxes(form: Form): { kind: OutgoingKind; channel: Channel }[] {
  return boxes.filter((box) => form.get(boxName(box.kind, box.channel)) === "on");
}

/** What was chosen; null for anything our page does not send. */
export function readNoticeChoice(form: Form) {
  if (hasTwice(form) || [...form.keys()].some((name) => !known.has(name)) || form.get("intent") !== "save") return null;
  const language = form.get("language");
  if (language !== "fa" && language !== "en") return null;
  const strange = boxes.some((box) => ![null, "on"].includes(form.get(boxName(box.kind, box.channel))));
  return strange ? null : { wanted: tickedBoxes(form), language: language as "fa" | "en" };
}
