import { type Channel, channels, type OutgoingKind, outgoingKinds } from "#app/domain/outgoing.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";

const boxes = outgoingKinds.flatMap((kind) => channels.map((channel) => ({ kind, channel })));
const known = new RegExp(`^(?:key|intent|language|(?:${outgoingKinds.join("|")})\\.(?:${channels.join("|")}))$`);

/** The name of a box: what and how. */
export function boxName(kind: OutgoingKind, channel: Channel): string {
  return `${kind}.${channel}`;
}

/** The boxes that were ticked, as far as they can be told. */
export function tickedBoxes(fields: Fields): { kind: OutgoingKind; channel: Channel }[] {
  return boxes.filter((box) => fields.get(boxName(box.kind, box.channel)) === "on");
}

/** What was chosen; null for anything our page does not send. */
export function readNoticeChoice(fields: Fields) {
  if (oddFields(fields, known).length > 0 || fields.get("intent") !== "save") return null;
  const language = fields.get("language");
  if (language !== "fa" && language !== "en") return null;
  const strange = boxes.some((box) => ![null, "on"].includes(fields.get(boxName(box.kind, box.channel))));
  return strange ? null : { wanted: tickedBoxes(fields), language: language as "fa" | "en" };
}
