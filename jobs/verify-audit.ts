import { verifyAudit } from "#app/usecases/seal-audit.server.ts";
import { openDatabase } from "#db/open.ts";

/** `npm run audit:verify`: recomputes the audit trail's hashes; prints one JSON line; exits 1 where one does not hold. */
async function main(): Promise<number> {
  const opened = await openDatabase({ pool: 2 });
  try {
    const verdict = await verifyAudit(opened.db);
    process.stdout.write(`${JSON.stringify(verdict)}\n`);
    return verdict.ok ? 0 : 1;
  } finally {
    await opened.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
