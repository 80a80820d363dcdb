import { once } from "node:events";
import { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler } from "kysely";
import { workbookReader } from "#app/outputs/return-workbook/reader-process.server.ts";
import { startClock } from "#app/usecases/clock.server.ts";
import { passwordVerifier } from "#app/usecases/password.server.ts";
import { createLog } from "#app/web/log.server.ts";
import type { PageHandler } from "#app/web/remix-handler.server.ts";
import { createServer, type ServerSettings, type WebServer } from "#app/web/server.server.ts";
import type { Database } from "#db/schema.ts";

export interface InProcess {
  origin: string;
  server: WebServer;
  /** Lines of the log so far. */
  logged(): Record<string, unknown>[];
}

const noDatabase = new Kysely<Database>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
});

/** The real server with pages of the test's own, listening on a free port of the loopback. */
export async function startInProcess(pages: PageHandler, settings: Partial<ServerSettings> = {}): Promise<InProcess> {
  const lines: string[] = [];
  let origin = new URL("http://127.0.0.1:1");
  const server = createServer({
    db: noDatabase,
    log: createLog("info", { write: (line) => lines.push(line) }),
    clock: startClock({ installationKind: "test" }),
    installationKind: "test",
    passwords: passwordVerifier(2),
    workbooks: workbookReader(),
    press: { print: async () => new Uint8Array(), close() {} },
    secure: false,
    publicOrigin: () => origin,
    trustedProxies: [],
    pages,
    staticFiles: () => false,
    ready: async () => {},
    ...settings,
  });
  server.http.listen(0, "127.0.0.1");
  await once(server.http, "listening");
  const address = server.http.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = new URL(`http://127.0.0.1:${address.port}`);
  return { origin: origin.origin, server, logged: () => lines.map((line) => JSON.parse(line)) };
}
