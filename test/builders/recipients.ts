import type { Kysely } from "kysely";
import { type Contract, defaultContracts, recipientCodes } from "#app/domain/dispatch.ts";
import { insertContract, insertRecipient } from "#db/recipient.ts";
import type { Database } from "#db/schema.ts";

/** The four recipients of the card with contract version 1; all listen on one port of the loopback. */
export async function addRecipients(db: Kysely<Database>, counties: readonly number[], port = 4810): Promise<void> {
  for (const [index, code] of recipientCodes.entries()) {
    const standard = defaultContracts[code];
    const contract: Contract =
      code === "niopdc" ? { ...standard, filter: { ...standard.filter, counties: [...counties] } } : standard;
    const secret = `whsec_${Buffer.from(`secret of the test's ${code}`).toString("base64")}`;
    const endpoint = `http://127.0.0.1:${port}/dispatches`;
    await insertRecipient(db, { id: index + 1, code, name_fa: code, name_en: code, endpoint, secret, demonstration: 1 });
    await insertContract(db, {
      recipient_id: index + 1,
      version: contract.version,
      legal_basis: "card",
      fields: JSON.stringify(contract.fields),
      filter: JSON.stringify(contract.filter),
      valid_from: new Date("2020-01-01T00:00:00Z"),
    });
  }
}
