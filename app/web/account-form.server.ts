import { type Channel, channels } from "#app/domain/outgoing.ts";
import { type Form, hasTwice } from "./respond.server.ts";

const acts = ["ask", "confirm", "withdraw"] as const;

/** What a form of the account's page asks for. */
export type AccountAct =
  | { act: "ask"; channel: Channel; typed: string }
  | { act: "confirm"; channel: Channel; change_id: number; typed: string }
  | { act: "withdraw"; channel: Channel; change_id: number };

const longest = 500;

/** Reads a form of the account's page; null for anything our page does not send. */
export function readAccountForm(form: Form): AccountAct | null {
  const [name = "", way = ""] = (form.get("intent") ?? "").split("-", 2);
  const act = acts.find((one) => one === name);
  const channel = channels.find((one) => one === way);
  if (act === undefined || channel === undefined || form.get("intent") !== `${act}-${channel}` || hasTwice(form)) return null;
  const field = act === "ask" ? channel : `code.${channel}`;
  const known = new Set(["key", "intent", field, ...(act === "ask" ? [] : ["change"])]);
  if ([...form.keys()].some((one) => !known.has(one))) return null;
  // What was begun of a code goes with the button that gives the change up, and means nothing.
  const typed = act === "withdraw" ? "" : form.get(field)?.slice(0, longest);
  if (typed === undefined) return null;
  if (act === "ask") return { act, channel, typed };
  const change = form.get("change");
  if (change === null || !/^[1-9]\d{0,8}$/.test(change)) return null;
  return act === "confirm" ? { act, channel, change_id: Number(change), typed } : { act, channel, change_id: Number(change) };
}
