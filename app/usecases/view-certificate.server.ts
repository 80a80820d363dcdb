import type { CertificateContent } from "#app/domain/continuity.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { findCertificate } from "#db/certificate.ts";
import type { Context } from "./context.server.ts";

export interface Certificate {
  id: number;
  tracking_code: string;
  sha256: string;
  issued_at: Date;
  /** As it was at issue. */
  content: CertificateContent;
}

/** An issued certificate of an own establishment; `not-found` for anybody else's. */
export async function viewCertificate(context: Context, id: number): Promise<Outcome<Certificate>> {
  const right = permit(context.actor, "view-own-returns");
  if (right?.scope.kind !== "establishments") return refuse("not-found");
  const row = await findCertificate(context.db, id);
  if (!row || !right.scope.ids.includes(row.establishment_id)) return refuse("not-found");
  const { tracking_code, sha256, issued_at } = row;
  return done({ id, tracking_code, sha256, issued_at, content: JSON.parse(row.content) as CertificateContent });
}
