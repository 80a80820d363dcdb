import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import type { WorkbookProblem } from "#app/domain/workbook.ts";

/** A file that cannot be read any further, and why. */
export class UnreadableWorkbook extends Error {
  constructor(readonly problem: WorkbookProblem) {
    super(problem);
  }
}

/** Thrown by a reader that has seen enough of an entry. */
export class Enough extends Error {}

const mostEntries = 2000;
/** Of all entries that are read, together. */
const mostUnpacked = 64 * 1_048_576;
/** A workbook packs its XML ten- to thirtyfold; what packs three hundredfold was made to hurt. */
const bombRatio = 300;
const bombBytes = 8 * 1_048_576;

export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** An .xlsx archive in memory: its entries by name, each unpacked as a stream and only when it is asked for. */
export class Archive {
  #unpacked = 0;
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Reads the list of entries. Throws `UnreadableWorkbook` for what is no archive or one that is encrypted. */
  static open(bytes: Buffer): Promise<Archive> {
    return new Promise((resolve, reject) => {
      fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, zip) => {
        if (error) return reject(new UnreadableWorkbook("damaged"));
        const entries = new Map<string, Entry>();
        zip.on("entry", (entry: Entry) => {
          if (entries.size >= mostEntries) return reject(new UnreadableWorkbook("unpacks-too-much"));
          if ((entry.generalPurposeBitFlag & 1) === 1) return reject(new UnreadableWorkbook("encrypted"));
          const name = nameOf(entry.fileName);
          if (!entries.has(name)) entries.set(name, entry);
          zip.readEntry();
        });
        zip.once("end", () => resolve(new Archive(zip, entries)));
        zip.once("error", () => reject(new UnreadableWorkbook("damaged")));
        zip.readEntry();
      });
    });
  }

  has(path: string): boolean {
    return this.entries.has(nameOf(path));
  }

  /** Bytes an entry says it unpacks to; 0 where there is none. */
  announced(path: string): number {
    return this.entries.get(nameOf(path))?.uncompressedSize ?? 0;
  }

  /** Reads an entry as XML; nothing where there is none. A reader ends it early by throwing `Enough`. */
  async read(path: string, reader: XmlReader): Promise<void> {
    const entry = this.entries.get(nameOf(path));
    if (!entry) return;
    const { uncompressedSize, compressedSize } = entry;
    if (uncompressedSize > bombBytes && uncompressedSize > compressedSize * bombRatio)
      throw new UnreadableWorkbook("unpacks-too-much");
    const stream = await this.#stream(entry);
    const parser = parserFor(reader);
    const decoder = new TextDecoder("utf-8");
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.#unpacked += chunk.length;
        if (this.#unpacked > mostUnpacked) throw new UnreadableWorkbook("unpacks-too-much");
        parser.write(decoder.decode(chunk, { stream: true }));
      }
      parser.write(decoder.decode()).close();
    } catch (error) {
      if (error instanceof Enough) return;
      throw error instanceof UnreadableWorkbook ? error : new UnreadableWorkbook("damaged");
    } finally {
      stream.destroy();
    }
  }

  #stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(new UnreadableWorkbook("damaged")) : resolve(stream)));
    });
  }
}

/** Names are compared without case, as spreadsheet programs do. */
function nameOf(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

function parserFor(reader: XmlReader): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("opentag", ({ name, attributes }) => reader.open(localName(name), attributes));
  parser.on("closetag", ({ name }) => reader.close(localName(name)));
  parser.on("text", (text) => reader.text(text));
  parser.on("cdata", (text) => reader.text(text));
  // No entity is ever defined: a document type is nothing a spreadsheet program writes.
  parser.on("doctype", () => {
    throw new UnreadableWorkbook("damaged");
  });
  return parser;
}
