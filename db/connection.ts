import { Kysely, type KyselyConfig, MysqlDialect, type MysqlPool, type MysqlQueryResult } from "kysely";
import mysql from "mysql2";
import { batchMark, committing } from "./batch.ts";
import type { Database } from "./schema.ts";

/** Where a MariaDB or MySQL server is reached: TCP (host, port) or a socket file, never both. */
export type DatabaseAddress = {
  host?: string;
  port?: number;
  socketPath?: string;
  user: string;
  password?: string;
  database?: string;
  /** Demand TLS with a certificate that the system trusts. */
  tls?: boolean;
};

export type DatabaseSettings = {
  /** Open connections at most. */
  pool?: number;
  /** Requests that may wait for a connection; one more is refused at once. */
  waiting?: number;
  /** Receives each compiled statement; see Kysely's `log`. */
  log?: KyselyConfig["log"];
};

const DEFAULT_POOL = 16;
const DEFAULT_WAITING = 512;
// Per connection. Multi-row statements have one text per length, so the texts are bounded, not endless;
// connections × this stays far below the server's max_prepared_stmt_count (16382).
const PREPARED_PER_CONNECTION = 256;
// A bulk insert's text is rarely seen twice, and a prepared statement may have 65535 parameters at most.
const PREPARED_PARAMETERS = 500;

// The isolation level's variable has one name in MariaDB and another in MySQL; each reads only its own comment.
const SESSION =
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', " +
  "time_zone = '+00:00', /*M! tx_isolation */ /*!80000 transaction_isolation */ = 'READ-COMMITTED'";

/**
 * Reads `mysql://user:password@host:port/database`, with `?socketPath=/run/x.sock` for a socket and `?tls=true`.
 * Throws an Error that says which part is wrong, never repeating the password.
 */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new Error("the database URL is not a URL; expected mysql://user:password@host:port/database");
  }
  if (parsed.protocol !== "mysql:" && parsed.protocol !== "mariadb:") {
    throw new Error(`the database URL must begin with mysql://, not ${parsed.protocol}//`);
  }
  const unknown = [...parsed.searchParams.keys()].find((key) => key !== "socketPath" && key !== "tls");
  if (unknown) throw new Error(`the database URL has an unknown parameter "${unknown}"`);
  const socketPath = parsed.searchParams.get("socketPath") ?? undefined;
  return {
    ...(socketPath
      ? { socketPath }
      : { host: decodeURIComponent(parsed.hostname), port: parsed.port ? Number(parsed.port) : 3306 }),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)) || undefined,
    tls: parsed.searchParams.get("tls") === "true",
  };
}

/** Options every connection of the project is opened with, pooled or single. */
export function connectionOptions(address: DatabaseAddress): mysql.ConnectionOptions {
  return {
    ...(address.socketPath
      ? { socketPath: address.socketPath }
      : { host: address.host ?? "127.0.0.1", port: address.port ?? 3306 }),
    user: address.user,
    password: address.password ?? "",
    database: address.database,
    ...(address.tls ? { ssl: { minVersion: "TLSv1.2", rejectUnauthorized: true } } : {}),
    charset: "utf8mb4_unicode_ci",
    timezone: "Z",
    dateStrings: ["DATE"],
    supportBigNumbers: true,
    bigNumberStrings: true,
    // MariaDB marks columns with a json_valid check; without this the driver would parse them unasked.
    jsonStrings: true,
    maxPreparedStatements: PREPARED_PER_CONNECTION,
    // For db/batch.ts; values are placeholders everywhere, so no text of a reader ever becomes a statement.
    multipleStatements: true,
    // A text without values is whole; the driver would look through each of its characters for a placeholder.
    queryFormat: (text: string, values: unknown) =>
      Array.isArray(values) && values.length > 0 ? mysql.format(text, values, false, "Z") : text,
    connectTimeout: 10_000,
  };
}

/**
 * Opens the project's database as typed Kysely. DECIMAL and BIGINT arrive as strings, DATETIME as Date (UTC),
 * DATE as `YYYY-MM-DD`. Nothing is connected before the first statement; `destroy()` closes the pool.
 */
export function createDatabase(target: string | DatabaseAddress, settings: DatabaseSettings = {}): Kysely<Database> {
  const address = typeof target === "string" ? parseDatabaseUrl(target) : target;
  const pool = mysql.createPool({
    ...connectionOptions(address),
    waitForConnections: true,
    connectionLimit: settings.pool ?? DEFAULT_POOL,
    queueLimit: settings.waiting ?? DEFAULT_WAITING,
  });
  return new Kysely<Database>({ dialect: new MysqlDialect({ pool: preparing(pool) }), log: settings.log });
}

/** True when a statement was refused because all connections are busy and the waiting line is full. */
export function isPoolExhausted(error: unknown): boolean {
  return error instanceof Error && error.message === "Queue limit reached.";
}

type Answer = (error: unknown, result: MysqlQueryResult) => void;
type KyselyConnection = Parameters<Parameters<MysqlPool["getConnection"]>[0]>[1];

/**
 * Kysely sends text queries; with parameters they go out as prepared statements instead, which the server parses
 * once per connection (10–15 % less of its time, none of ours). Numbers travel as doubles, which key lookups and
 * limits accept; exact values are strings.
 */
function preparing(pool: mysql.Pool): MysqlPool {
  const known = new WeakMap<mysql.PoolConnection, KyselyConnection>();
  return {
    getConnection(callback) {
      pool.getConnection((error, connection) => {
        // Kysely looks at the error first and never at the connection of a failure.
        if (error) return callback(error, known.get(connection) as KyselyConnection);
        const wrapped = known.get(connection);
        if (wrapped) return callback(null, wrapped);
        // Awaited: a connection without its session settings would take excess digits silently.
        connection.query(SESSION, (refused) => {
          const prepared = prepare(connection);
          if (refused) connection.destroy();
          else known.set(connection, prepared);
          callback(refused, prepared);
        });
      });
    },
    end: (callback) => pool.end(callback),
  };
}

/**
 * `begin` waits for the first statement and goes out in its packet; a batch that ends by committing has spared Kysely's
 * own `commit`. Each packet wakes the server and us once more, which is most of what a short statement costs.
 */
function prepare(connection: mysql.PoolConnection): KyselyConnection {
  let toBegin = false;
  let committed = false;
  function query(sql: string, parameters: unknown[]): mysql.Query;
  function query(sql: string, parameters: unknown[], answer: Answer): void;
  function query(sql: string, parameters: unknown[], answer?: Answer): mysql.Query | undefined {
    const begins = toBegin;
    toBegin = false;
    if (!answer) {
      if (begins) connection.query("begin");
      return connection.query(sql, parameters);
    }
    const done = (error: unknown, result: unknown) => answer(error, result as MysqlQueryResult);
    const ended = sql === "commit" || sql === "rollback";
    if (sql === "begin") toBegin = true;
    if (sql === "begin" || (ended && (begins || (committed && sql === "commit")))) {
      committed = false;
      queueMicrotask(() => done(null, []));
      return undefined;
    }
    committed = false;
    const whole = sql.startsWith(batchMark);
    const finished = (error: unknown, result: unknown) => {
      committed = !error && whole && sql.endsWith(committing);
      done(error, result);
    };
    if (begins) {
      connection.query(`begin;\n${sql}`, parameters, (error: unknown, results: unknown) =>
        finished(error, error ? results : whole ? (results as unknown[]).slice(1) : (results as unknown[])[1]),
      );
    } else if (parameters.length === 0 || parameters.length > PREPARED_PARAMETERS || whole) {
      connection.query(sql, parameters, finished);
    } else connection.execute(sql, parameters as mysql.ExecuteValues, finished);
    return undefined;
  }
  return { query, release: () => connection.release() } as KyselyConnection;
}
