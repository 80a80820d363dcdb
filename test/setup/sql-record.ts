import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LogEvent } from "kysely";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("../db/sql/", import.meta.url));

export interface RecordedStatement {
  /** The db function that sent it. */
  name: string;
  sql: string;
  parameters: readonly unknown[];
}

export interface SqlRecorder {
  statements: RecordedStatement[];
  /** For `freshDatabase({ log })`. */
  log(event: LogEvent): void;
  /** The same module whose functions' statements are recorded; what other code sends through the original is not. */
  wrap<M extends object>(module: M): M;
}

/** Records which statements the functions of wrapped modules send, in the order sent, failed ones included. */
export function recordSql(): SqlRecorder {
  const running = new AsyncLocalStorage<string>();
  const statements: RecordedStatement[] = [];
  // A stream sends its statement when it is first read, by then outside the function that made it.
  async function* within(name: string, rows: AsyncIterable<unknown>) {
    const iterator = rows[Symbol.asyncIterator]();
    try {
      for (;;) {
        const step = await running.run(name, () => iterator.next());
        if (step.done) return;
        yield step.value;
      }
    } finally {
      await running.run(name, () => iterator.return?.());
    }
  }
  return {
    statements,
    log({ query }) {
      const name = running.getStore();
      if (name !== undefined) statements.push({ name, sql: query.sql, parameters: query.parameters });
    },
    wrap: (module) =>
      new Proxy(module, {
        get(target, key) {
          const member: unknown = Reflect.get(target, key);
          if (typeof member !== "function") return member;
          return (...args: unknown[]) => {
            const name = String(key);
            const result: unknown = running.run(name, () => Reflect.apply(member, undefined, args));
            return isStream(result) ? within(name, result) : result;
          };
        },
      }),
  };
}

/** Names of a module's functions. */
export function functionsOf(module: object): string[] {
  return Object.entries(module)
    .filter(([, member]) => typeof member === "function")
    .map(([name]) => name)
    .sort();
}

/** Names of the functions that a reviewed text holds statements of. */
export function reviewedFunctions(text: string): string[] {
  return [...text.matchAll(/^-- (\w+)$/gm)].map((found) => found[1] ?? "");
}

/**
 * For `test/db/<file>.test.ts`: hands out `db/<file>.ts` with its statements recorded. `compare`, called after the last
 * test, adds the one that wants every exported function to have run and the statements to be those of
 * `test/db/sql/<file>.sql`. With DAHOM_UPDATE=1 that file is written anew, to be read before it is committed.
 */
export function reviewSql<M extends object>(file: string, module: M) {
  const recorder = recordSql();
  const compare = () =>
    test("every function ran, and its SQL is as reviewed", (context) => {
      // A run narrowed to some tests has sent only some statements.
      if (context.task.file.tasks.some((task) => task.mode === "skip")) return context.skip();
      const text = asText(recorder.statements);
      expect(reviewedFunctions(text)).toEqual(functionsOf(module));
      const path = `${folder}${file}.sql`;
      if (process.env.DAHOM_UPDATE) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(path, text);
      }
      expect(text, "read the difference, then run again with DAHOM_UPDATE=1").toBe(
        existsSync(path) ? readFileSync(path, "utf8") : "",
      );
    });
  return { functions: recorder.wrap(module), log: recorder.log, compare };
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

function asText(statements: readonly RecordedStatement[]): string {
  const byName = new Map<string, Set<string>>();
  for (const { name, sql } of statements) byName.set(name, (byName.get(name) ?? new Set()).add(normalised(sql)));
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, texts]) => `-- ${name}\n${[...texts].sort().join("\n")}\n`)
    .join("\n");
}

const clause =
  /\(|\)|(?<=union all) (?=select\b)|(?<!delete|inner|left) (?=(?:from|inner join|left join|join|where|group by|order by|limit|union all|values \(|set|on duplicate key|for update)\b)/g;

/** One text for a statement whatever the length of its lists, with a line for each clause. */
function normalised(sql: string): string {
  let depth = 0;
  const folded = sql
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\bin \(\?(?:, \?)*\)/g, "in (?…)")
    .replace(/(\((?:[^()]|\([^()]*\))*\))(?:, \1)+/g, "$1");
  const lines = folded.replace(clause, (found) => {
    if (found === "(") depth += 1;
    if (found === ")") depth -= 1;
    return found === " " ? `\n${"  ".repeat(depth + 1)}` : found;
  });
  return `${lines};`;
}
