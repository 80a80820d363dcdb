import { currentFormVersion } from "#app/domain/monthly-return.ts";
import { parsePeriod } from "#app/domain/period.ts";
import {
  type ReadCell,
  type ReadReturn,
  type WorkbookReading,
  workbookBytes,
  workbookReturns,
  workbookSchema,
} from "#app/domain/workbook.ts";
import { Archive, UnreadableWorkbook, type XmlReader } from "./archive.server.ts";
import { kindOfFormat, longestCell, type RawCell } from "./cell-text.server.ts";
import { problemOfKind } from "./kind.server.ts";
import { type MetaRow, type SharedParts, SheetReader } from "./sheet-reader.server.ts";

const mostSheets = 400;
const mostStrings = 400_000;
const mostStringLetters = 12_000_000;
const mostStyles = 70_000;
const mostCells = 120_000;
/** No sheet of a few thousand rows unpacks to more; a list of millions does. */
const largestSheet = 40 * 1_048_576;

/**
 * Reads a workbook that a liaison sent. Runs in the process that is made for it: the parent bounds its memory and time.
 * @returns what was typed into each cell of our sheets, or why the file is none of ours; never throws for a bad file
 */
export async function readReturnWorkbook(bytes: Buffer): Promise<WorkbookReading> {
  if (bytes.length > workbookBytes) return { ok: false, problem: "too-large" };
  const problem = problemOfKind(bytes);
  if (problem) return { ok: false, problem };
  try {
    return await readArchive(await Archive.open(bytes));
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function readArchive(archive: Archive): Promise<WorkbookReading> {
  const root = await mainPart(archive);
  if (!archive.has(root)) {
    const problem = archive.has("xl/workbook.bin")
      ? "binary-workbook"
      : archive.has("content.xml") && archive.has("META-INF/manifest.xml")
        ? "open-document"
        : "not-a-workbook";
    return { ok: false, problem };
  }
  const sheets = await listSheets(archive, root);
  const folder = root.slice(0, root.lastIndexOf("/") + 1);
  for (const { path } of sheets) {
    if (archive.announced(path) > largestSheet) return { ok: false, problem: "too-many-rows" };
  }
  const shared: SharedParts = {
    strings: await readStrings(archive, `${folder}sharedStrings.xml`),
    shown: await readStyles(archive, `${folder}styles.xml`),
  };
  const meta: MetaRow[] = [];
  const byReturn = new Map<number, ReadCell[]>();
  let cells = 0;
  let foreignVersion = false;
  for (const { name, path } of sheets) {
    const reader = new SheetReader(name, shared);
    await archive.read(path, reader);
    const { owner } = reader;
    if (!owner) continue;
    if (owner.schema !== workbookSchema) foreignVersion = true;
    else if (owner.owner === "meta") meta.push(...reader.metaRows);
    else byReturn.set(owner.owner, [...(byReturn.get(owner.owner) ?? []), ...reader.cells]);
    cells += reader.cells.length;
    if (cells > mostCells) return { ok: false, problem: "too-many-rows" };
  }
  if (foreignVersion) return { ok: false, problem: "other-version" };
  return assemble(meta, byReturn);
}

/** Puts the cells beside what stood in the form when the workbook was made. */
function assemble(meta: readonly MetaRow[], byReturn: ReadonlyMap<number, ReadCell[]>): WorkbookReading {
  const form = meta.find((row) => row[0] === "form");
  if (!form) return { ok: false, problem: "not-our-template" };
  if (form[1] !== String(currentFormVersion)) return { ok: false, problem: "other-version" };
  const returns = new Map<number, ReadReturn>();
  for (const [kind, id = "", first = "", second = ""] of meta) {
    const return_id = Number(id);
    if (!/^[1-9]\d{0,8}$/.test(id)) continue;
    if (kind === "return" && /^[1-9]\d{0,8}$/.test(first) && parsePeriod(second) && byReturn.has(return_id)) {
      returns.set(return_id, { return_id, establishment_id: Number(first), period: second, bases: {}, cells: [] });
    }
    if (kind === "base" && /^b\.[a-z0-9_.-]{1,100}$/.test(first)) {
      const found = returns.get(return_id);
      if (found) found.bases[first] = second;
    }
  }
  for (const read of returns.values()) read.cells = withoutDoubles(byReturn.get(read.return_id) ?? []);
  const kept = [...returns.values()].filter((read) => read.cells.length > 0).slice(0, workbookReturns);
  return kept.length === 0 ? { ok: false, problem: "not-our-template" } : { ok: true, book: { returns: kept } };
}

/** A copied row or sheet says a field twice: where both say the same, that is no question. */
function withoutDoubles(cells: readonly ReadCell[]): ReadCell[] {
  const byName = new Map<string, ReadCell>();
  for (const cell of cells) {
    const known = byName.get(cell.name);
    if (!known) byName.set(cell.name, cell);
    else if (known.typed !== cell.typed) known.problem ??= "twice";
  }
  return [...byName.values()];
}

const silent: XmlReader = { open: () => undefined, close: () => undefined, text: () => undefined };

/** Where a relationship leads, from the folder of the part that names it. */
function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

async function mainPart(archive: Archive): Promise<string> {
  let path = "xl/workbook.xml";
  await archive.read("_rels/.rels", {
    ...silent,
    open(name, attributes) {
      if (name === "Relationship" && attributes.Type?.endsWith("/officeDocument")) path = resolve("", attributes.Target ?? path);
    },
  });
  return path;
}

async function listSheets(archive: Archive, root: string): Promise<{ name: string; path: string }[]> {
  const found: { name: string; id: string }[] = [];
  await archive.read(root, {
    ...silent,
    open(name, attributes) {
      if (name !== "sheet" || found.length >= mostSheets) return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      if (id !== undefined) found.push({ name: (attributes.name ?? "").slice(0, 60), id });
    },
  });
  const at = root.lastIndexOf("/") + 1;
  const folder = root.slice(0, at);
  const targets = new Map<string, string>();
  await archive.read(`${folder}_rels/${root.slice(at)}.rels`, {
    ...silent,
    open(name, attributes) {
      const { Id, Target, Type } = attributes;
      if (name === "Relationship" && Id && Target && Type?.endsWith("/worksheet")) targets.set(Id, resolve(folder, Target));
    },
  });
  return found.flatMap(({ name, id }) => {
    const path = targets.get(id);
    return path === undefined ? [] : [{ name, path }];
  });
}

async function readStrings(archive: Archive, path: string): Promise<string[]> {
  const strings: string[] = [];
  let letters = 0;
  let inside = false;
  let phonetic = false;
  await archive.read(path, {
    open(name) {
      if (name === "si") strings.push("");
      if (name === "rPh") phonetic = true;
      if (name === "t") inside = !phonetic;
      if (strings.length > mostStrings) throw new UnreadableWorkbook("unpacks-too-much");
    },
    close(name) {
      if (name === "rPh") phonetic = false;
      if (name === "t") inside = false;
    },
    text(text) {
      const last = strings.length - 1;
      if (!inside || last < 0) return;
      letters += text.length;
      if (letters > mostStringLetters) throw new UnreadableWorkbook("unpacks-too-much");
      strings[last] = ((strings[last] ?? "") + text).slice(0, longestCell + 1);
    },
  });
  return strings;
}

async function readStyles(archive: Archive, path: string): Promise<RawCell["shown"][]> {
  const codes = new Map<number, string>();
  const shown: RawCell["shown"][] = [];
  let inCells = false;
  await archive.read(path, {
    ...silent,
    open(name, attributes) {
      if (name === "numFmt" && codes.size < mostStyles) codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells && shown.length < mostStyles) {
        const id = Number(attributes.numFmtId ?? 0);
        shown.push(kindOfFormat(id, codes.get(id) ?? null));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return shown;
}
