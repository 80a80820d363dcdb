import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const flagless = (text: string) => text.trim() !== "";
const port = z.coerce.number().int().min(0).max(65535);
const databaseUrl = z.string().refine((url) => /^(mysql|mariadb):\/\//.test(url), "must begin with mysql://");

const schema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  PUBLIC_ORIGIN: z.string().refine(isOrigin, "must be an origin without a path, such as https://dahom.example.ir").optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((one) => one.trim())
        .filter(flagless),
    ),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_MIGRATION_URL: databaseUrl.optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DAHOM_NOW: z.iso
    .datetime({ offset: true, message: "must be an ISO 8601 time with an offset, such as 2025-04-25T09:00:00+03:30" })
    .transform((text) => new Date(text))
    .optional(),
  METRICS_PORT: port.optional(),
  /** First port of the demonstration's recipients; 0 lets the system choose. */
  DEMO_RECIPIENT_PORT: port.default(4810),
  SMTP_URL: z
    .string()
    .refine((url) => /^smtps?:\/\//.test(url) && URL.canParse(url), "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (text) => /^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text),
      "must be an address, or a name and <an address>",
    )
    .optional(),
  SMS_GATEWAY_URL: z.string().refine(isGateway, "must begin with https://, or with http:// on this machine").optional(),
  SMS_GATEWAY_TOKEN: z.string().optional(),
  OUTGOING_KEPT_DAYS: z.coerce.number().int().min(7).max(3650).default(180),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** What may be set from outside, checked. PUBLIC_ORIGIN has no trailing slash; DAHOM_NOW is an instant (UTC). */
export type Environment = Omit<z.infer<typeof schema>, "PUBLIC_ORIGIN"> & { PUBLIC_ORIGIN: string };

/**
 * Checks a set of environment variables; an empty value counts as not set. PUBLIC_ORIGIN falls back to the plain
 * address the server listens on. Throws an Error with one line per bad variable, without repeating its value.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment has values that cannot be used:\n${lines.join("\n")}`);
  }
  const { HOST, PORT, PUBLIC_ORIGIN, SMTP_URL, MAIL_FROM } = parsed.data;
  if ((SMTP_URL === undefined) !== (MAIL_FROM === undefined)) {
    throw new Error("The environment has values that cannot be used:\n  SMTP_URL, MAIL_FROM: one is of no use without the other");
  }
  return { ...parsed.data, PUBLIC_ORIGIN: PUBLIC_ORIGIN ? new URL(PUBLIC_ORIGIN).origin : originOf(HOST, PORT) };
}

let known: Environment | undefined;

/** This process's environment, read once. */
export function environment(): Environment {
  known ??= readEnvironment(process.env);
  return known;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === "http:" || url.protocol === "https:") && url.pathname === "/" && !url.search && !url.username;
}

function isGateway(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname));
}

function originOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * The project's folder, ending with a slash: the nearest one above this file with a package.json, from the sources as
 * from a build.
 */
export const projectRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

function rootAbove(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return `${folder}/`;
  const above = dirname(folder);
  if (above === folder) throw new Error("no package.json above the program");
  return rootAbove(above);
}
