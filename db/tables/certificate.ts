import type { Generated } from "kysely";

export interface CertificateTable {
  id: Generated<number>;
  establishment_id: number;
  from_period: string;
  to_period: string;
  tracking_code: string;
  sha256: string;
  /** Canonical text of the content as it was at issue. */
  content: string;
  issued_at: Date;
  issued_by: number;
}
