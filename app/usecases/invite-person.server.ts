import { createHash } from "node:crypto";
import type { EstablishmentRole, InvitationKind } from "#app/domain/access.ts";
import { invitationEnds } from "#app/domain/activation.ts";
import type { ReceivedFile } from "#app/domain/attachment.ts";
import { isNationalId, normaliseIdentifier } from "#app/domain/identifiers.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type FieldError, type Outcome, refuse } from "#app/domain/refusal.ts";
import { trackingCodeOf } from "#app/domain/tracking-code.ts";
import { insertAttachments, type KeptFile } from "#db/attachment.ts";
import { listEstablishmentNames } from "#db/establishment.ts";
import { findAccount, insertInvitation, listInvitationsOfEstablishment } from "#db/invitation.ts";
import { inTransaction } from "#db/transaction.ts";
import { keepFiles } from "./attach-files.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface InvitePerson {
  establishment_id: number;
  kind: InvitationKind;
  role: EstablishmentRole;
  /** As typed. */
  national_id: string;
  name_fa: string;
  name_en: string;
  /** Random text of the form, from which the code is made; it is stored nowhere. */
  seed: string;
  /** The signed letter of a hand-over. */
  files: readonly ReceivedFile[];
  request: RequestKey;
}

export interface Invited {
  invitation_id: number;
  /** 20 characters, 100 bits; told this once. */
  code: string;
}

const mostOpen = 20;
const longestName = 120;

/** SHA-256 (hex) of a code, as the table keeps it. */
export function codeHash(code: string): string {
  return createHash("sha256").update(`invitation ${code}`).digest("hex");
}

/** The same form sent twice makes the same code, though none is stored. */
function codeOf({ seed, request }: InvitePerson): string {
  return trackingCodeOf(createHash("sha256").update(`${seed} ${request.key}`).digest());
}

function faultsOf(command: InvitePerson, nationalId: string): FieldError[] {
  const fields: FieldError[] = [];
  if (!isNationalId(nationalId)) fields.push({ field: "national_id", code: nationalId === "" ? "required" : "no-national-id" });
  if (command.name_fa.length < 3) fields.push({ field: "name_fa", code: "required" });
  for (const name of ["name_fa", "name_en"] as const) {
    if (command[name].length > longestName) fields.push({ field: name, code: "too-long" });
  }
  if (command.kind === "successor" && command.files.length === 0) fields.push({ field: "files", code: "letter-missing" });
  return fields;
}

/**
 * Invites a colleague, or a successor with the signed letter that names him. The code is given to who invites, to be
 * handed over, and never again.
 * @returns `not-found` outside the scope; `invalid-input` with the fields at fault, also where the person has this access
 *   or an open invitation to it already; `key-reused`
 */
export async function invitePerson(context: Context, command: InvitePerson): Promise<Outcome<Invited>> {
  const right = permit(context.actor, "manage-people");
  if (right?.scope.kind !== "establishments") return refuse("not-permitted");
  const { establishment_id, kind, role } = command;
  if (!right.scope.ids.includes(establishment_id)) return refuse("not-found");
  const nationalId = normaliseIdentifier(command.national_id);
  const fields = faultsOf(command, nationalId);
  if (fields.length > 0) return refuse("invalid-input", { fields });
  const [establishment] = await listEstablishmentNames(context.db, [establishment_id]);
  if (!establishment) return refuse("not-found");
  const invited = await once<{ invitation_id: number }>(context, command.request, async (remember) => {
    const { db, now, actor } = context;
    const access = { establishment_id, role, legal_id: establishment.legal_id, at: now };
    const [account, earlier] = await Promise.all([
      findAccount(db, nationalId, access),
      listInvitationsOfEstablishment(db, establishment_id),
    ]);
    const open = earlier.filter((row) => row.state === "waiting" || (row.state === "open" && row.expires_at > now));
    const refused = (code: string) => refuse("invalid-input", { fields: [{ field: "national_id", code }] });
    if (account?.holds_access === 1) return refused("has-access");
    if (open.some((row) => row.national_id === nationalId && row.role === role)) return refused("already-invited");
    if (open.length >= mostOpen) return refused("too-many-open");
    let kept: KeptFile[] = [];
    if (kind === "successor") {
      const files = await keepFiles(context, command.files);
      if (!files.ok) return files;
      kept = files.value;
    }
    return inTransaction(db, async (trx) => {
      const invitation_id = await insertInvitation(trx, {
        establishment_id,
        kind,
        role,
        national_id: nationalId,
        name_fa: command.name_fa,
        name_en: command.name_en === "" ? command.name_fa : command.name_en,
        code_hash: codeHash(codeOf(command)),
        invited_by: actor.user_id,
        invited_at: now,
        expires_at: invitationEnds(now),
      });
      await insertAttachments(trx, { subject_kind: "handover", subject_id: invitation_id, establishment_id }, kept);
      await recordAudit(trx, {
        at: now,
        actor_id: actor.user_id,
        verb: "invite-person",
        subject_kind: "invitation",
        subject_id: invitation_id,
        detail: { establishment_id, kind, role, letters: kept.map((file) => file.sha256) },
      });
      await remember(trx, { invitation_id });
      return done({ invitation_id });
    });
  });
  return invited.ok ? done({ ...invited.value, code: codeOf(command) }) : invited;
}
