/** A form's fields as sent, in order; a name may come more than once. */
export class Form {
  readonly #fields = new Map<string, string[]>();

  constructor(pairs: Iterable<readonly [string, string]> = []) {
    for (const [name, value] of pairs) {
      const known = this.#fields.get(name);
      if (known) known.push(value);
      else this.#fields.set(name, [value]);
    }
  }

  /** The first value of a field, or null where it was not sent. */
  get(name: string): string | null {
    return this.#fields.get(name)?.[0] ?? null;
  }

  getAll(name: string): string[] {
    return this.#fields.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  keys(): IterableIterator<string> {
    return this.#fields.keys();
  }

  /** Every field with every value. */
  *entries(): Generator<[string, string]> {
    for (const [name, values] of this.#fields) for (const value of values) yield [name, value];
  }

  [Symbol.iterator](): Generator<[string, string]> {
    return this.entries();
  }
}

/** Whether a name came more than once; no page of ours sends one twice. */
export function hasTwice(form: Form): boolean {
  return [...form.keys()].some((name) => form.getAll(name).length > 1);
}

/** Room for 300 products with every cell, base and reason, beside the other blocks; the body's limit comes first. */
export const mostFields = 20_000;

/** Takes the bytes of an urlencoded body; gives its pairs, or null where any part cannot be read as UTF-8 text. */
export function readUrlEncoded(bytes: Buffer): [string, string][] | null {
  const pairs: [string, string][] = [];
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    for (const part of text.split("&")) {
      if (part === "") continue;
      if (pairs.length === mostFields) return null;
      const at = part.indexOf("=");
      const name = decodePart(at < 0 ? part : part.slice(0, at));
      const value = at < 0 ? "" : decodePart(part.slice(at + 1));
      pairs.push([name, value]);
    }
  } catch {
    return null;
  }
  // The decoders above give no half surrogate.
  return text.includes("\0") || text.includes("%00") ? null : pairs;
}

/** Takes a multipart body; gives its text fields, or null where it cannot be read or carries a file with content. */
export async function readMultipart(bytes: Buffer, contentType: string): Promise<[string, string][] | null> {
  let data: FormData;
  try {
    data = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } }).formData();
  } catch {
    return null;
  }
  const pairs: [string, string][] = [];
  for (const [name, value] of data.entries()) {
    if (typeof value !== "string") return null;
    // A decoder that met bytes that are not UTF-8 leaves this mark; a person does not type it.
    if (pairs.length === mostFields || value.includes("\ufffd") || name.includes("\ufffd")) return null;
    pairs.push([name, value]);
  }
  return pairs.every(([name, value]) => isPlainText(name) && isPlainText(value)) ? pairs : null;
}

/** False for text with NUL or half a surrogate pair: neither is ever typed, and no table keeps it. */
export function isPlainText(text: string): boolean {
  return !/[\0\ud800-\udfff]/u.test(text);
}

function decodePart(part: string): string {
  if (!part.includes("%")) return part.includes("+") ? part.replaceAll("+", " ") : part;
  return decodeURIComponent(part.replaceAll("+", "%20"));
}
