import { addressFor, type Channel, kindsOfRoles } from "#app/domain/outgoing.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { findContact, listContactChanges } from "#db/contact-change.ts";
import type { Context } from "./context.server.ts";

type Change = Awaited<ReturnType<typeof listContactChanges>>[number];

export interface ContactView {
  /** What the person is reached by, by channel; null where nothing usable is on record. */
  reach: Record<Channel, string | null>;
  /** What waits for its code, by channel. */
  waiting: Record<Channel, Change | null>;
  /** The newest changes, newest first. */
  changes: Change[];
  /** Whether the person is ever told anything, and so chooses what. */
  chooses: boolean;
}

const mostShown = 10;

/** What one is reached by, what of it waits to be confirmed, and what changed. @param real the real clock */
export async function viewContact(context: Context, real: Date): Promise<Outcome<ContactView>> {
  const { db, actor } = context;
  const [person, stored] = await Promise.all([findContact(db, actor.user_id), listContactChanges(db, actor.user_id, mostShown)]);
  if (person === undefined) return refuse("not-found");
  const changes = stored.map((change) =>
    change.state === "waiting" && change.expires_at <= real ? { ...change, state: "expired" as const } : change,
  );
  const of = <T>(each: (channel: Channel) => T) => ({ email: each("email"), sms: each("sms") }) satisfies Record<Channel, T>;
  return done({
    reach: of((channel) => addressFor(channel, person)),
    waiting: of((channel) => changes.find((one) => one.channel === channel && one.state === "waiting") ?? null),
    changes: changes.filter((change) => change.state !== "waiting"),
    chooses: kindsOfRoles(new Set(actor.grants.map((grant) => grant.role))).length > 0,
  });
}
