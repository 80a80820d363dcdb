import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type Attachment, findAttachment } from "#db/attachment.ts";
import type { Context } from "./context.server.ts";

/**
 * A file somebody may read: people of the establishment all of theirs, offices those of their returns that were sent.
 * @returns `not-found` for anything else, whatever the cause
 */
export async function findFile(context: Context, id: number): Promise<Outcome<Attachment>> {
  const { actor, db } = context;
  const own = permit(actor, "view-own-returns");
  const found = own && (await findAttachment(db, own.scope, id, { sentOnly: false }));
  if (found) return done(found);
  const office = permit(actor, "review-return") ?? permit(actor, "approve-return");
  const sent = office && (await findAttachment(db, office.scope, id, { sentOnly: true }));
  return sent ? done(sent) : refuse("not-found");
}
