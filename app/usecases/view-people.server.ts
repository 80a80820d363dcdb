import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type Attachment, listAttachments } from "#db/attachment.ts";
import { type EstablishmentName, listEstablishmentNames } from "#db/establishment.ts";
import { type FoundInvitation, listAccesses, listInvitationsOfEstablishment, listWaitingInvitations } from "#db/invitation.ts";
import type { Context } from "./context.server.ts";

export interface PeopleView {
  establishment: EstablishmentName;
  all: EstablishmentName[];
  accesses: Awaited<ReturnType<typeof listAccesses>>;
  invitations: FoundInvitation[];
}

/** Who has access to an establishment, and who is invited; of several, the one asked for or the first. */
export async function viewPeople(context: Context, wanted: number | null): Promise<Outcome<PeopleView>> {
  const right = permit(context.actor, "manage-people");
  if (right?.scope.kind !== "establishments") return refuse("not-found");
  const all = await listEstablishmentNames(context.db, right.scope.ids);
  const establishment = wanted === null ? all[0] : all.find((row) => row.id === wanted);
  if (!establishment) return refuse("not-found");
  const [accesses, invitations] = await Promise.all([
    listAccesses(context.db, establishment.id, context.now),
    listInvitationsOfEstablishment(context.db, establishment.id),
  ]);
  return done({ establishment, all, accesses, invitations });
}

export interface WaitingAccess {
  invitation: FoundInvitation;
  letters: Attachment[];
}

/** Accesses that wait for the expert's confirmation, longest waiting first, with the letters of hand-overs. */
export async function viewWaitingAccess(context: Context): Promise<Outcome<WaitingAccess[]>> {
  const right = permit(context.actor, "confirm-access");
  if (!right) return refuse("not-found");
  const waiting = await listWaitingInvitations(context.db, right.scope, 100);
  const ids = waiting.map((row) => row.id);
  const letters = await listAttachments(context.db, "handover", ids);
  return done(
    waiting.map((invitation) => ({ invitation, letters: letters.filter((file) => file.subject_id === invitation.id) })),
  );
}
