import type { MadeHtml } from "../made.tsx";

/** Text that is HTML already. Only `html` makes it, so that nothing unescaped can reach a page. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | readonly Part[] | string | number | null | undefined | false;

const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function textOf(part: Part): string {
  if (typeof part === "string") return special.test(part) ? part.replace(/[&<>"']/g, (sign) => entities[sign] ?? "") : part;
  if (part instanceof Markup) return part.text;
  if (typeof part === "number") return String(part);
  if (part === null || part === undefined || part === false) return "";
  let all = "";
  for (const one of part) all += textOf(one);
  return all;
}

/** HTML with its values escaped, within text and quoted attributes alike; null, undefined and false are nothing. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = pieces[0] ?? "";
  for (let at = 0; at < parts.length; at += 1) text += textOf(parts[at]) + (pieces[at + 1] ?? "");
  return new Markup(text);
}

/** ` name="value"` where there is a value, else nothing. */
export function attribute(name: string, value: string | null | undefined | false): Markup | null {
  return value === null || value === undefined || value === false ? null : html` ${new Markup(name)}="${value}"`;
}

/** Joins pieces as they are. */
export function joined(parts: readonly Markup[]): string {
  let text = "";
  for (const part of parts) text += part.text;
  return text;
}

/**
 * For a document, whose own text holds the piece: keeps it out of the data that goes with it for the script.
 * A piece that goes as data alone keeps it.
 */
export function bodyFor<B extends MadeHtml>(document: boolean, body: B): B {
  if (!document) return body;
  const { html: made, ...rest } = body;
  return Object.defineProperty({ ...rest } as B, "html", { value: made, enumerable: false });
}
