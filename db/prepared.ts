import {
  type Compilable,
  CompiledQuery,
  DummyDriver,
  type Insertable,
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
} from "kysely";
import type { Sends } from "./batch.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;
type Values = Record<string, unknown>;

/** Writes statements and sends none: for what is sent through `Sends`. */
export const writer = new Kysely<Database>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
});

/** Stands for a value while a statement is compiled; where it lands, the value is bound later. */
class Placeholder {
  constructor(readonly name: string) {}
}

/**
 * Compiles a statement at its first use and only binds values afterwards: building a statement anew costs more than the
 * server needs to answer it. For the few statements of the filing path.
 * @param build makes the statement from placeholders; it must not look at their values
 */
export function prepared<V extends Values, O>(build: (db: Db, value: { [K in keyof V]: V[K] }) => Compilable<O>) {
  let sql: string | undefined;
  let bindings: readonly unknown[] = [];
  let node: CompiledQuery["query"] | undefined;
  return async (db: Sends, values: V) => {
    if (sql === undefined || node === undefined) {
      const placeholders = new Proxy({} as { [K in keyof V]: V[K] }, {
        get: (_target, name) => new Placeholder(String(name)),
      });
      const compiled = build(writer, placeholders).compile();
      bindings = compiled.parameters;
      node = compiled.query;
      sql = compiled.sql;
    }
    const parameters = bindings.map((held) => (held instanceof Placeholder ? values[held.name] : held));
    return db.executeQuery<O>({ ...CompiledQuery.raw(sql), query: node, parameters });
  };
}

/**
 * An insert of one row whose text is built once; a column the row leaves out is stored as null.
 * @returns the row's new id (0 where the table numbers none, or in a batch)
 */
export function preparedInsert<T extends keyof Database>(table: T, columns: readonly (keyof Insertable<Database[T]> & string)[]) {
  const names = columns.map((column) => `\`${column}\``).join(", ");
  const marks = columns.map(() => "?").join(", ");
  const text = `insert into \`${table}\` (${names}) values (${marks})`;
  return async (db: Sends, row: Insertable<Database[T]>): Promise<number> => {
    const values = row as Values;
    const parameters = columns.map((column) => values[column] ?? null);
    const { insertId } = await db.executeQuery(CompiledQuery.raw(text, parameters));
    return Number(insertId ?? 0);
  };
}
