import { join } from "node:path";
import { environment } from "#app/environment.server.ts";
import { demonstrationRecipients, registerEndpoint } from "#app/usecases/demo-recipients.server.ts";
import { createDatabase } from "#db/connection.ts";
import { type Receiver, startReceiver } from "./demo-recipient.server.ts";
import { createLog } from "./log.server.ts";

/** The demonstration's recipients, each a receiver of its own on consecutive ports; does nothing in production. */
async function main(): Promise<void> {
  const { DATA_DIR, DATABASE_URL, DEMO_RECIPIENT_PORT, LOG_LEVEL } = environment();
  if (DATABASE_URL === undefined) throw new Error("DATABASE_URL is not set; the launcher gives it.");
  const log = createLog(LOG_LEVEL).child({ process: "recipients" });
  const db = createDatabase(DATABASE_URL, { pool: 1 });
  const receivers: Receiver[] = [];
  try {
    const recipients = await demonstrationRecipients(db);
    for (const [index, { id, ...recipient }] of recipients.entries()) {
      const port = DEMO_RECIPIENT_PORT === 0 ? 0 : DEMO_RECIPIENT_PORT + index;
      const receiver = await startReceiver({ ...recipient, port, folder: join(DATA_DIR, "recipients") });
      receivers.push(receiver);
      await registerEndpoint(db, id, receiver.endpoint);
      log.info({ recipient: recipient.code, endpoint: receiver.endpoint }, "recipient listens");
    }
  } finally {
    await db.destroy();
  }
  const stop = async (): Promise<void> => {
    await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
    log.info("recipients end");
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void stop();
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
