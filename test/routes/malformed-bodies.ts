import fc from "fast-check";

export type Pairs = [string, string][];

/** One thing wrong with the fields of a form; applied to fields that would be accepted. */
export type Fault = (pairs: Pairs) => Pairs;

/** A body that no form of the site sends. */
export interface Malformed {
  /** The fields as far as they can be read; null where nothing can. */
  pairs: Pairs | null;
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string;
  headers: Record<string, string>;
}

const boundary = "----dahom";
const urlEncoded = "application/x-www-form-urlencoded";
const multipart = `multipart/form-data; boundary=${boundary}`;
const encode = (text: string) => new TextEncoder().encode(text);
const encoded = (pairs: Pairs) => new URLSearchParams(pairs).toString();

/** Sets the first value of a field. */
export function set(name: string, value: string): Fault {
  return (pairs) => [...pairs.filter(([known]) => known !== name), [name, value]];
}

/** Leaves a field out. */
export function drop(name: string): Fault {
  return (pairs) => pairs.filter(([known]) => known !== name);
}

/** Sends a field once more, with another value. */
export function again(name: string, value: string): Fault {
  return (pairs) => [...pairs.filter(([known]) => known !== name), [name, value], [name, `${value}1`]];
}

/** Each of the faults given, made from an arbitrary value. */
export function faults(...each: fc.Arbitrary<Fault>[]): fc.Arbitrary<Fault> {
  return fc.oneof(...each);
}

export const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
/** Text of letters, never a number, a code or a name of ours. */
export const words = fc.stringMatching(/^[g-zآ-ی]{1,20}!$/);

/** What no reading makes a number: letters, signs, ambiguous groups, too many digits. */
export const badNumber = fc.oneof(
  words,
  oneOf(
    "12,34",
    "1,5",
    "0,500",
    "1.2.3",
    "1e5",
    "NaN",
    "Infinity",
    "-Infinity",
    "0x10",
    "--5",
    "5-5",
    "-7",
    "۱۲٫۳٫۴",
    "1/2/3",
    "12 34",
    "½",
    "²",
    "٪",
    "=1+1",
    "1_000",
    "null",
  ),
  fc.integer({ min: 1, max: 9 }).map((digit) => String(digit).repeat(16)),
  fc.integer({ min: 19, max: 120 }).map((length) => `1${"0".repeat(length)}`),
  fc.integer({ min: 7, max: 40 }).map((length) => `0.${"1".repeat(length)}`),
  fc.integer({ min: 121, max: 3000 }).map((length) => "1".repeat(length)),
  fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 9 })).map(([whole, rest]) => `${whole},${rest}`),
);

/** Names no form has, deep ones and those a careless program trips over among them. */
export const unknownName = fc.oneof(
  words,
  oneOf(
    "__proto__",
    "constructor",
    "toString",
    "a[b][c][d]",
    "f[11][production]",
    "f.__proto__.x",
    "f.11.password",
    "f.11",
    "f.",
    "f.0.production",
    "f.11.production.x",
    "reason.8.code",
    "reason.0.codes",
    "s.6.reason",
    "s.0.more",
    "e.",
    "r.0",
    "r.x",
    "x".repeat(3000),
    "a.".repeat(800),
    "\u202e",
    "<script>",
    "', 1); --",
  ),
);

export const badKey = fc.oneof(
  oneOf("", "short", "with spaces in the key it is", "x".repeat(33), "ک".repeat(24), `${"a".repeat(23)}=`),
  words,
);

/** What is wrong with any form that writes: its key, its revision, fields twice or unknown. */
export const commonFaults: fc.Arbitrary<Fault> = faults(
  fc.constant(drop("key")),
  badKey.map((key) => set("key", key)),
  fc.constant(drop("revision")),
  fc.oneof(oneOf("", "-1", "1.5", "۱", "1 ", "1e1", "9".repeat(10), "0x1"), words).map((text) => set("revision", text)),
  fc.constant(drop("intent")),
  fc
    .oneof(oneOf("", "SAVE", "submit ", "delete", "withdraw ", "__proto__", "constructor"), words)
    .map((text) => set("intent", text)),
  unknownName.map(
    (name): Fault =>
      (pairs) => [...pairs, [name, "5"]],
  ),
  oneOf("key", "revision", "intent").map(
    (name): Fault =>
      (pairs) =>
        again(name, pairs.find(([known]) => known === name)?.[1] ?? "x")(pairs),
  ),
);

function multipartOf(pairs: Pairs): string {
  const name = (text: string) => text.replace(/"/g, "%22").replace(/\r|\n/g, "");
  return `${pairs.map(([field, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name(field)}"\r\n\r\n${value}\r\n`).join("")}--${boundary}--\r\n`;
}

const inText = (text: string): Malformed => ({ pairs: null, bytes: encode(text), contentType: urlEncoded, headers: {} });

/** Bodies of which nothing can be read, made from fields that would be accepted. */
function unreadable(valid: Pairs, limit: number): fc.Arbitrary<Malformed> {
  const text = encoded(valid);
  const parts = multipartOf(valid);
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\nContent-Type: text/plain\r\n\r\nx\r\n`;
  return fc.oneof(
    oneOf(
      "text/plain",
      "application/json",
      "application/xml",
      "image/png",
      "multipart/mixed; boundary=x",
      `${urlEncoded}d`,
      "x",
    ).map((contentType) => ({ ...inText(text), contentType })),
    oneOf("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other").map((contentType) => ({
      ...inText(parts),
      contentType,
    })),
    fc.integer({ min: 4, max: parts.length - 1 }).map((cut) => ({ ...inText(parts.slice(0, -cut)), contentType: multipart })),
    fc.constant({ ...inText(file + parts), contentType: multipart }),
    oneOf("%", "%zz", "%4", "%C3%28", "%ED%A0%80", "%ED%B0%80%ED%A0%80", "a%00b", "%FF", "%u0041", "\0").chain((bad) =>
      oneOf(`${text}&remarks=${bad}`, `${bad}=1&${text}`, `national_id=${bad}&${text}`).map(inText),
    ),
    oneOf("\0", "a\0b").map((bad) => ({ ...inText(multipartOf([...valid, ["remarks", bad]])), contentType: multipart })),
    fc
      .uint8Array({ min: 0x80, max: 0xbf, minLength: 1, maxLength: 8 })
      .map((bytes) => ({ ...inText(""), bytes: new Uint8Array([...encode(`${text}&remarks=`), ...bytes]) })),
    fc.constant(inText(`${text}&${"a=1&".repeat(5001)}`)),
    fc.constant(inText(`${text}&remarks=${"a".repeat(limit)}`)),
    oneOf("gzip", "br", "deflate").map((encoding) => ({ ...inText(text), headers: { "Content-Encoding": encoding } })),
  );
}

/**
 * Bodies none of which may be accepted: readable ones with one to three faults, in either encoding and any order, and
 * unreadable ones.
 * @param limit bytes a body of this form may have
 */
export function malformed(valid: Pairs, wrong: fc.Arbitrary<Fault>, limit = 1_048_576): fc.Arbitrary<Malformed> {
  const order = fc.array(fc.nat(), { minLength: valid.length + 8, maxLength: valid.length + 8 });
  const readable = fc
    .tuple(fc.array(wrong, { minLength: 1, maxLength: 3 }), order, fc.boolean())
    .map(([several, ranks, inParts]): Malformed => {
      const pairs = several.reduce((all, fault) => fault(all), valid);
      const mixed = pairs
        .map((pair, index) => ({ pair, rank: ranks[index] ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ pair }) => pair);
      // Quotes and such in a name have several spellings in multipart; these go by the other encoding.
      const plain = mixed.every(([name]) => /^[\w.]+$/.test(name));
      return inParts && plain
        ? { pairs: mixed, bytes: encode(multipartOf(mixed)), contentType: multipart, headers: {} }
        : { pairs: mixed, bytes: encode(encoded(mixed)), contentType: `${urlEncoded};charset=UTF-8`, headers: {} };
    });
  const noise = fc.uint8Array({ maxLength: 200 }).map((bytes) => ({ ...inText(""), bytes: new Uint8Array(bytes) }));
  return fc.oneof(
    { weight: 6, arbitrary: readable },
    { weight: 3, arbitrary: unreadable(valid, limit) },
    { weight: 1, arbitrary: noise },
  );
}
