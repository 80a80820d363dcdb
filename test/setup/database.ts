import { randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import mysql from "mysql2/promise";
import { inject } from "vitest";
import { connectionOptions, createDatabase, type DatabaseSettings, parseDatabaseUrl } from "#db/connection.ts";
import type { Database } from "#db/schema.ts";

export type FreshDatabase = {
  db: Kysely<Database>;
  /** For processes that the test starts. */
  url: string;
  /** Closes the pool and drops the database. */
  close(): Promise<void>;
};

/**
 * A database of one's own with the migrated schema (and whatever rows migrations wrote), about 0.1 s. Call it in
 * `beforeAll`, `close` in `afterAll`; between tests use `emptyTables`. Works in the projects "database" and "journeys".
 */
export async function freshDatabase(settings: DatabaseSettings = {}): Promise<FreshDatabase> {
  const template = new URL(inject("templateUrl"));
  const name = `t_${randomBytes(6).toString("hex")}`;
  const url = new URL(template);
  url.pathname = `/${name}`;
  await copySchema(template, name);
  const db = createDatabase(url.href, { pool: 6, ...settings });
  return {
    db,
    url: url.href,
    async close() {
      await sql`drop database ${sql.id(name)}`.execute(db);
      await db.destroy();
    },
  };
}

/** Rows that belong to a return's figures and go with them. */
const withFigures = [
  "working_export",
  "working_material",
  "working_energy",
  "working_people",
  "working_outside",
  "working_none",
] as const;

/**
 * Deletes every row of the tables named, in any order, and restarts their numbering; with the working figures go the
 * blocks of the form.
 */
export async function emptyTables(db: Kysely<Database>, names: readonly (keyof Database)[]): Promise<void> {
  await withoutForeignKeys(db, async (connection) => {
    for (const name of names.includes("working_figure") ? withFigures : []) {
      await sql`delete from ${sql.table(name)}`.execute(connection);
    }
    for (const name of names) {
      await sql`delete from ${sql.table(name)}`.execute(connection);
      await sql`alter table ${sql.table(name)} auto_increment = 1`.execute(connection);
    }
  });
}

// What makes a copy is the same for every file of a run.
const made = new Map<string, Promise<string>>();

async function copySchema(template: URL, target: string): Promise<void> {
  const statements = made.get(template.href) ?? copyOf(template);
  made.set(template.href, statements);
  const options = connectionOptions(parseDatabaseUrl(template.href));
  const connection = await mysql.createConnection({ ...options, multipleStatements: true });
  try {
    const name = mysql.escapeId(target);
    await connection.query(`create database ${name} character set utf8mb4 collate utf8mb4_unicode_ci; use ${name};
      set session foreign_key_checks = 0; ${await statements}`);
  } finally {
    await connection.end();
  }
}

/** The statements that make the template's tables, their rows and triggers in the database in use. */
async function copyOf(template: URL): Promise<string> {
  const source = template.pathname.slice(1);
  const db = createDatabase(template.href, { pool: 1 });
  try {
    const statements: string[] = [];
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = ${source} and table_type = 'BASE TABLE'`.execute(db);
    for (const { name } of tables.rows) {
      const shown = await sql<Record<string, string>>`show create table ${sql.id(source, name)}`.execute(db);
      const statement = shown.rows[0]?.["Create Table"];
      if (!statement) throw new Error(`the template has no table ${name}`);
      statements.push(statement);
      const { rows } = await sql`select 1 from ${sql.id(source, name)} limit 1`.execute(db);
      const [from, to] = [`${mysql.escapeId(source)}.${mysql.escapeId(name)}`, mysql.escapeId(name)];
      if (rows.length > 0) statements.push(`insert into ${to} select * from ${from}`);
    }
    const triggers = await sql<{ name: string; event: string; owner: string; body: string }>`
      select trigger_name as name, event_manipulation as event, event_object_table as owner, action_statement as body
      from information_schema.triggers where trigger_schema = ${source}`.execute(db);
    for (const { name, event, owner, body } of triggers.rows) {
      statements.push(`create trigger ${mysql.escapeId(name)} after ${event} on ${mysql.escapeId(owner)} for each row ${body}`);
    }
    return statements.join(";\n");
  } finally {
    await db.destroy();
  }
}

async function withoutForeignKeys(db: Kysely<Database>, work: (connection: Kysely<Database>) => Promise<void>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set session foreign_key_checks = 0`.execute(connection);
    try {
      await work(connection);
    } finally {
      await sql`set session foreign_key_checks = 1`.execute(connection);
    }
  });
}
