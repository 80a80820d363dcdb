import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import type { Page } from "playwright-core";
import { canonical } from "#app/domain/decimal.ts";
import type { CellsAnswer } from "#app/forms/conflict-view.ts";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { startPrivateServer } from "#db/private-server.ts";
import type { Database } from "#db/schema.ts";
import { demoAccount } from "#db/seed/demo/accounts.ts";
import { cementLineIds, cementWorksId } from "#db/seed/demo/named.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { randomOf } from "#db/seed/random.ts";
import { openBrowser } from "#test/setup/browser.ts";
import { openSession, startWeb } from "#test/setup/web.ts";

/** What the trial prints last, as one line of JSON. */
export interface EditorsResult {
  name: string;
  /** Every save was stored or told as a conflict, and the form holds what was written last. */
  ok: boolean;
  seed: number;
  saves: number;
  stored: number;
  /** Told to their writer with both values, who then chose one. */
  conflicts: number;
  /** Of those, how often the writer kept his own value, which was stored then. */
  kept_mine: number;
  /** Neither in the audit trail nor told. */
  vanished: number;
  /** Cells whose value is not the one written last. */
  wrong_cells: number;
  unexpected: number;
  seconds: number;
  samples: string[];
}

const now = "2025-04-25T09:00:00+03:30";
const period = "1404-01";
const editors = ["liaison-cement", "liaison-cement-second"] as const;
const measures = ["production", "domestic_quantity", "closing"] as const;
/** Few cells, so that the two often meet in one. */
const cells = (["clinker", "bulk"] as const).flatMap((line) =>
  measures.map((measure) => ({ line: cementLineIds[line], measure })),
);
type Cell = (typeof cells)[number];
const nameOf = ({ line, measure }: Cell) => `f.${line}.${measure}`;

interface Save {
  editor: number;
  cell: Cell;
  value: string;
  fate: "stored" | "conflict" | "unknown";
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One liaison at the page itself, in a browser of his own; what the page's saving is answered tells a save's fate. */
class Editor {
  readonly #fates = new Map<string, (fate: Save["fate"]) => void>();
  readonly #early = new Map<string, Save["fate"]>();
  constructor(readonly page: Page) {
    page.on("response", (response) => void this.#heard(response).catch(() => undefined));
  }

  async #heard(response: Awaited<ReturnType<Page["waitForResponse"]>>): Promise<void> {
    if (!new URL(response.url()).pathname.endsWith("/cells")) return;
    const sent = new URLSearchParams(response.request().postData() ?? "");
    const answer = (await response.json()) as CellsAnswer;
    for (const [name, value] of sent) {
      const told = answer.conflicts.some((one) => one.name === name) ? "conflict" : name in answer.saved ? "stored" : null;
      if (told === null) continue;
      const key = `${name}=${value}`;
      const waiting = this.#fates.get(key);
      if (waiting) waiting(told);
      else this.#early.set(key, told);
    }
  }

  /** Acts, and waits for what becomes of a value; unknown after a while. */
  async fateOf(cell: Cell, value: string, act: () => Promise<void>): Promise<Save["fate"]> {
    const key = `${nameOf(cell)}=${value}`;
    this.#early.delete(key);
    const answered = new Promise<Save["fate"]>((resolve) => this.#fates.set(key, resolve));
    await act();
    const early = this.#early.get(key);
    const fate = early ?? (await Promise.race([answered, pause(20_000).then(() => "unknown" as const)]));
    this.#fates.delete(key);
    return fate;
  }

  async type(cell: Cell, value: string): Promise<void> {
    const input = this.page.locator(`[id="${nameOf(cell)}"]`);
    await input.fill(value);
    await input.dispatchEvent("change");
  }

  /** Chooses in a cell that shows both values; throws where it does not show them. */
  async choose(cell: Cell, choice: "mine" | "theirs"): Promise<void> {
    const box = this.page.locator('td[data-save="conflict"]').filter({ has: this.page.locator(`[id="${nameOf(cell)}"]`) });
    await box.locator(`[data-choose="${choice}"]`).click({ timeout: 10_000 });
  }
}

/** Values of a cell in the order in which they were written, with who wrote them. */
async function written(
  db: Kysely<Database>,
  returnId: number,
): Promise<Map<string, { value: string | null; by: number | null }[]>> {
  const rows = await db
    .selectFrom("audit_entry")
    .where("verb", "=", "save-figures")
    .where("subject_id", "=", String(returnId))
    .select(["detail", "actor_id"])
    .orderBy("id")
    .execute();
  const history = new Map<string, { value: string | null; by: number | null }[]>();
  for (const { detail, actor_id } of rows) {
    const { rows: lines } = JSON.parse(detail) as { rows: Record<string, Record<string, string | null>> };
    for (const cell of cells) {
      const value = lines[cell.line]?.[cell.measure];
      if (value === undefined) continue;
      const known = history.get(nameOf(cell)) ?? [];
      // A row is written whole; a cell that stayed as it was is no write of it.
      if (known.at(-1)?.value !== value) known.push({ value, by: actor_id });
      history.set(nameOf(cell), known);
    }
  }
  return history;
}

async function edit(editor: Editor, index: number, saves: number, seed: number) {
  const random = randomOf("two editors", String(index), seed);
  const done: Save[] = [];
  const samples: string[] = [];
  let keptMine = 0;
  for (let number = 0; number < saves; number += 1) {
    const cell = cells[random.whole(0, cells.length - 1)] as Cell;
    // Every value is typed once in the whole trial.
    const value = String((index + 1) * 100_000 + number);
    const fate = await editor.fateOf(cell, value, () => editor.type(cell, value));
    done.push({ editor: index, cell, value, fate });
    for (let open = fate === "conflict", tries = 0; open; tries += 1) {
      const mine = tries < 5 && random.chance(0.5);
      try {
        if (mine) {
          const again = await editor.fateOf(cell, value, () => editor.choose(cell, "mine"));
          open = again === "conflict";
          if (again === "stored") keptMine += 1;
        } else {
          await editor.choose(cell, "theirs");
          open = false;
        }
      } catch (error) {
        samples.push(`${nameOf(cell)}=${value}: ${String(error).slice(0, 200)}`);
        open = false;
      }
    }
    await pause(random.whole(0, 40));
  }
  return { done, samples, keptMine };
}

/**
 * Two liaisons of one establishment type into one return at the same time, each on the page itself in a browser of his
 * own, on the production server; then every save is looked for in the audit trail.
 */
export async function runTwoEditors(
  settings: { seed: number; saves: number },
  report: (line: string) => void,
): Promise<EditorsResult> {
  const { seed, saves } = settings;
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "dahom-editors-"));
  const server = await startPrivateServer({ dataDir: folder, report });
  const db = createDatabase(server.url, { pool: 2 });
  try {
    await migrate(db);
    await seedPopulation(db, {
      establishments: 80,
      months: 3,
      asOf: new Date(now),
      seed: "1405",
      kind: "test",
      demonstration: true,
    });
    const { id } = await db
      .selectFrom("monthly_return")
      .select("id")
      .where("establishment_id", "=", cementWorksId)
      .where("period", "=", period)
      .executeTakeFirstOrThrow();
    const web = await startWeb({ databaseUrl: server.url, now, dataDir: folder });
    const browser = await openBrowser();
    report(`two-editors: seed ${seed}, return ${id} at ${web.origin}`);
    try {
      const pages = await Promise.all(
        editors.map(async (key) => {
          const page = await browser.newPage({ origin: web.origin, language: "en", expectedErrors: [/status of 409/] });
          const [name = "", value = ""] = (await openSession(db, demoAccount(key).id)).split("=");
          await page.context().addCookies([{ name, value, url: web.origin, httpOnly: true, sameSite: "Lax" }]);
          await page.goto(`/liaison/returns/${id}`);
          await page.locator('.return-form[data-saving="on"]').waitFor();
          return new Editor(page);
        }),
      );
      const half = Math.floor(saves / 2);
      const runs = await Promise.all(pages.map((page, index) => edit(page, index, index === 0 ? saves - half : half, seed)));
      const done = runs.flatMap((run) => run.done);
      const history = await written(db, id);
      const inTrail = (save: Save) =>
        history
          .get(nameOf(save.cell))
          ?.some(({ value, by }) => value === save.value && by === demoAccount(editors[save.editor] ?? editors[0]).id) === true;
      const stored = done.filter((save) => save.fate === "stored" && inTrail(save));
      const conflicts = done.filter((save) => save.fate === "conflict");
      const lost = done.filter((save) => save.fate === "unknown" || (save.fate === "stored" && !inTrail(save)));
      const figures = await db.selectFrom("working_figure").where("return_id", "=", id).selectAll().execute();
      const wrong = cells.filter((cell) => {
        const held = figures.find((row) => row.product_line_id === cell.line)?.[cell.measure];
        return (history.get(nameOf(cell))?.at(-1)?.value ?? null) !== (held == null ? null : canonical(held));
      });
      const samples = [
        ...runs.flatMap((run) => run.samples),
        ...lost.map((save) => `${nameOf(save.cell)}=${save.value} ${save.fate}`),
      ];
      const unexpected = runs.reduce((sum, run) => sum + run.samples.length, 0);
      return {
        name: "two-editors",
        ok: lost.length === 0 && wrong.length === 0 && unexpected === 0 && stored.length + conflicts.length === saves,
        seed,
        saves: done.length,
        stored: stored.length,
        conflicts: conflicts.length,
        kept_mine: runs.reduce((sum, run) => sum + run.keptMine, 0),
        vanished: lost.length,
        wrong_cells: wrong.length,
        unexpected,
        seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
        samples: samples.slice(0, 5),
      };
    } finally {
      await browser.browser.close();
      await web.stop();
    }
  } finally {
    await db.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
