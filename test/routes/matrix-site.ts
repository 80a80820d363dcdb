import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Role } from "#app/domain/actor.ts";
import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { formatDecimal, toDigits } from "#app/messages/numbers.ts";
import { type DemoAccountKey, demoAccount } from "#db/seed/demo/accounts.ts";
import { cementWorksId, isfahanTilesId, readyMixId } from "#db/seed/demo/named.ts";
import { isfahan as isfahanCode, tehran as tehranCode } from "#db/seed/demo/shares.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { pdf, sha256Of } from "#test/builders/files.ts";
import { stands } from "#test/builders/standing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { type AppProcess, openSession, startWeb } from "#test/setup/web.ts";

/** A person as the matrix knows them; null where nobody is signed in. */
export interface Visitor {
  name: string;
  role: Role | null;
  cookie: string;
  /** The establishment they reach and one they do not; null where they reach all. */
  own: Marked | null;
  foreign: Marked | null;
  /** Decisions on many returns: his own, and somebody else's of the same desk. */
  together: [own: number, foreign: number];
  /** Texts kept: his own, and another province's. */
  template: [own: number, foreign: number];
}

/** An establishment with returns of its own and all that would give it away. */
export interface Marked {
  /** A return of the open month and one that was sent, with the number of its newest version. */
  open: number;
  sent: number;
  version: number;
  establishment: number;
  certificate: number;
  /** Files of the sent return and of the open one. */
  file: number;
  draftFile: number;
  /** A workbook that the establishment's liaison sent for its open month. */
  upload: number;
  /** An explanation of the sent return that stands. */
  standing: number;
  /** Texts that only its pages have. */
  marks: string[];
}

export interface MatrixSite {
  db: FreshDatabase["db"];
  origin: string;
  visitors: Visitor[];
  /** An open and a closed one. */
  periods: string[];
  /** Reaches everything; the reviewer's objects. */
  any: Marked;
  /** What the server has written: its faults. */
  output(): string;
  close(): Promise<void>;
}

export interface SiteRoute {
  path: string;
  hasAction: boolean;
  /** A page; false for a download or a route that only acts. */
  isPage: boolean;
}

/** The routes of the last build, by the full pattern of their path. */
export async function listRoutes(): Promise<SiteRoute[]> {
  const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL("build/server/index.js").href);
  const pathOf = (id: string): string => {
    const route = build.routes[id];
    if (!route) return "";
    const above = route.parentId === undefined ? "" : pathOf(route.parentId);
    return route.path ? `${above}/${route.path}` : above;
  };
  return Object.values(build.routes).flatMap((route) =>
    route === undefined || route.id === "root"
      ? []
      : [
          {
            path: pathOf(route.id) || "/",
            hasAction: route.module.action !== undefined,
            isPage: route.module.default !== undefined,
          },
        ],
  );
}

const asOf = new Date("2025-04-25T09:00:00+03:30");
const people: readonly DemoAccountKey[] = [
  "liaison-cement",
  "liaison-isfahan",
  "signatory-ready-mix",
  "expert-tehran",
  "supervisor-tehran",
  "expert-isfahan",
  "reviewer",
  "analyst",
];

const dataDir = mkdtempSync(join(tmpdir(), "dahom-matrix-"));
const uploadNameOf = (establishment: number) => `workbook-of-${establishment}.xlsx`;
const fileNameOf = (establishment: number) => `bill-of-${establishment}.pdf`;

/** A file on each return, as old as the return itself. */
async function attach(
  db: FreshDatabase["db"],
  establishment_id: number,
  returns: readonly { id: number; first_submitted_at: Date | null }[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const { id, first_submitted_at } of returns) {
    const bytes = pdf(String(id));
    const sha256 = sha256Of(bytes);
    mkdirSync(join(dataDir, "files"), { recursive: true });
    writeFileSync(join(dataDir, "files", sha256), bytes);
    const row = { subject_kind: "return" as const, subject_id: id, establishment_id, name: fileNameOf(establishment_id) };
    const uploaded = { uploaded_by: demoAccount("liaison-cement").id, uploaded_at: first_submitted_at ?? asOf };
    const kind = { media_type: "application/pdf" as const, bytes: bytes.length, sha256 };
    const made = await db
      .insertInto("attachment")
      .values({ ...row, ...uploaded, ...kind })
      .executeTakeFirstOrThrow();
    ids.push(Number(made.insertId));
  }
  return ids;
}

/** A read workbook of an open month, waiting for its confirmation. */
async function upload(db: FreshDatabase["db"], establishment_id: number, return_id: number): Promise<number> {
  const sender = establishment_id === isfahanTilesId ? "liaison-isfahan" : "liaison-cement";
  const times = { created_at: asOf, expires_at: new Date(asOf.getTime() + 86_400_000) };
  const row = { user_id: demoAccount(sender).id, sha256: "a".repeat(64), file_name: uploadNameOf(establishment_id), ...times };
  const made = await db.insertInto("workbook_upload").values(row).executeTakeFirstOrThrow();
  const upload_id = Number(made.insertId);
  const contents = JSON.stringify({ return_id, establishment_id, period: "1404-01", bases: {}, cells: [] });
  await db.insertInto("workbook_upload_return").values({ upload_id, return_id, contents }).execute();
  return upload_id;
}

/** A certificate of the establishment's two last months. */
async function certify(db: FreshDatabase["db"], establishment_id: number, to_period: string): Promise<number> {
  const range = { from: to_period, to: to_period, months: [], filed: 1, expected: 1 };
  const names = { establishment_id, establishment_fa: "", establishment_en: "", province_fa: "", province_en: "", legal_id: "" };
  const issue = { licence_number: "", issued_by_fa: "", issued_by_en: "", issued_at: asOf.toISOString() };
  const content = JSON.stringify({ ...names, ...range, ...issue });
  const made = await db
    .insertInto("certificate")
    .values({
      establishment_id,
      from_period: to_period,
      to_period,
      tracking_code: String(establishment_id).padEnd(20, "Z"),
      sha256: sha256Of(Buffer.from(content)),
      content,
      issued_at: asOf,
      issued_by: demoAccount("liaison-cement").id,
    })
    .executeTakeFirstOrThrow();
  return Number(made.insertId);
}

/** A decision that somebody took on many returns, here on one. */
async function decided(db: FreshDatabase["db"], key: DemoAccountKey, return_id: number): Promise<number> {
  const { id, role } = demoAccount(key);
  const desk = role === "reviewer" ? "ministry" : "province";
  const event = role === "reviewer" ? "approve" : "accept";
  const made = await db
    .insertInto("decision_together")
    .values({ user_id: id, desk, event, asked_at: asOf })
    .executeTakeFirstOrThrow();
  const together_id = Number(made.insertId);
  await db.insertInto("decision_together_item").values({ together_id, return_id, revision: 1, outcome: "not-found" }).execute();
  return together_id;
}

/** A text kept for the reasons of a send-back. */
async function keep(db: FreshDatabase["db"], province_code: string, owner_id: number | null): Promise<number> {
  const row = { province_code, owner_id, title: "matrix", text: "{product}" };
  return Number((await db.insertInto("text_template").values(row).executeTakeFirstOrThrow()).insertId);
}

const standingTextOf = (establishment: number) => `stands ${establishment}`;

async function mark(db: FreshDatabase["db"], establishment: number, openPeriod: string, figure: string): Promise<Marked> {
  const register = await db
    .selectFrom("establishment as e")
    .innerJoin("operating_licence as l", "l.establishment_id", "e.id")
    .where("e.id", "=", establishment)
    .select(["e.name_fa", "e.name_en", "l.number"])
    .executeTakeFirstOrThrow();
  const returns = await db
    .selectFrom("monthly_return")
    .where("establishment_id", "=", establishment)
    .orderBy("period", "desc")
    .selectAll()
    .execute();
  const open = returns.find((row) => row.period === openPeriod);
  const sent = returns.find((row) => row.version > 0 && row.period !== openPeriod);
  if (!open || !sent) throw new Error("the population has no such returns");
  await db.updateTable("working_figure").set({ production: figure }).where("return_id", "in", [open.id, sent.id]).execute();
  const [file = 0, draftFile = 0] = await attach(db, establishment, [sent, open]);
  const submissions = await db
    .selectFrom("submission")
    .where("return_id", "in", [open.id, sent.id])
    .select(["tracking_code", "sha256"])
    .execute();
  const secrets = submissions.flatMap((row) => [row.tracking_code, groupTrackingCode(row.tracking_code), row.sha256]);
  return {
    open: open.id,
    sent: sent.id,
    version: sent.version,
    establishment,
    certificate: await certify(db, establishment, sent.period),
    file,
    draftFile,
    upload: await upload(db, establishment, open.id),
    standing: await stands(db, sent.id, standingTextOf(establishment)),
    marks: [
      standingTextOf(establishment),
      uploadNameOf(establishment),
      fileNameOf(establishment),
      register.name_fa,
      register.name_en,
      register.number,
      toDigits(register.number, "fa"),
      figure,
      formatDecimal(figure, "fa"),
      formatDecimal(figure, "en"),
      ...secrets,
    ],
  };
}

/** Seeds a small population with the demonstration's people, and starts the production server on it. */
export async function openMatrixSite(): Promise<MatrixSite> {
  const fresh: FreshDatabase = await freshDatabase();
  const { db } = fresh;
  const population = await seedPopulation(db, { establishments: 40, months: 3, asOf, seed: "matrix", kind: "test" });
  const closed = await db
    .selectFrom("period")
    .where("state", "in", ["closed", "published"])
    .orderBy("code", "desc")
    .select("code")
    .executeTakeFirstOrThrow();
  const tehran = await mark(db, cementWorksId, population.open, "271828.182");
  const readyMix = await mark(db, readyMixId, population.open, "141421.356");
  const isfahan = await mark(db, isfahanTilesId, population.open, "314159.265");
  const app: AppProcess = await startWeb({ databaseUrl: fresh.url, now: asOf.toISOString(), dataDir });
  const visitors: Visitor[] = [
    { name: "nobody", role: null, cookie: "dahom_language=fa", own: null, foreign: tehran, together: [0, 0], template: [0, 0] },
  ];
  for (const name of people) {
    const account = demoAccount(name);
    const national = account.role === "reviewer" || account.role === "analyst";
    const ofIsfahan = name.endsWith("isfahan");
    visitors.push({
      name,
      role: account.role,
      cookie: `${await openSession(db, account.id)}; dahom_language=${visitors.length % 2 ? "fa" : "en"}`,
      own: national ? null : account.role === "signatory" ? readyMix : ofIsfahan ? isfahan : tehran,
      foreign: national ? null : ofIsfahan ? tehran : isfahan,
      together: [
        await decided(db, name, ofIsfahan ? isfahan.sent : tehran.sent),
        await decided(db, account.role === "reviewer" ? "reviewer-second" : "expert-tehran-second", tehran.sent),
      ],
      template: [
        await keep(db, ofIsfahan ? isfahanCode : tehranCode, account.id),
        await keep(db, ofIsfahan ? tehranCode : isfahanCode, null),
      ],
    });
  }
  return {
    db,
    origin: app.origin,
    visitors,
    periods: [population.open, closed.code],
    any: isfahan,
    output: app.output,
    async close() {
      await app.stop();
      await fresh.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
