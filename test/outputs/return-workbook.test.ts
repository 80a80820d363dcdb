import { afterAll, describe, expect, it } from "vitest";
import { workbookBytes as mostBytes, type ReadCell, type WorkbookReading } from "#app/domain/workbook.ts";
import { cellText, numberText } from "#app/outputs/return-workbook/cell-text.server.ts";
import { workbookReader } from "#app/outputs/return-workbook/reader-process.server.ts";
import { writeReturnWorkbook } from "#app/outputs/return-workbook/write-return-workbook.server.ts";
import { productsPart, rewritten, withCell, workbookBytes } from "#test/builders/odd-workbooks.ts";
import { workbookMonth } from "#test/builders/workbook-month.ts";

const reader = workbookReader();
afterAll(() => reader.close());

async function problemOf(bytes: Buffer): Promise<string> {
  const reading = await reader.read(bytes);
  return reading.ok ? "read" : reading.problem;
}

function cellsOf(reading: WorkbookReading): Map<string, ReadCell> {
  if (!reading.ok) throw new Error(reading.problem);
  return new Map(reading.book.returns[0]?.cells.map((cell) => [cell.name, cell]));
}

/** What is read of the production of the first product where its cell is this. */
async function production(cell: string): Promise<ReadCell | undefined> {
  return cellsOf(await reader.read(await withCell("F8", cell))).get("f.11.production");
}

describe("a file that is no workbook of ours is named for what it is:", () => {
  const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

  it.each<[string, string, Buffer]>([
    ["nothing", "no-file", Buffer.alloc(0)],
    ["an old .xls", "old-xls", Buffer.concat([ole, Buffer.alloc(2000)])],
    ["an encrypted workbook", "encrypted", Buffer.concat([ole, Buffer.alloc(900), Buffer.from("EncryptedPackage", "utf16le")])],
    ["a renamed PDF", "pdf", Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF")],
    ["a comma-separated list", "csv", Buffer.from("محصول,تولید\nسیمان,۱۲\n")],
    ["an empty archive", "not-a-workbook", Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)])],
    ["a cut-off workbook", "damaged", Buffer.from("PK\u0003\u0004 and nothing more")],
    ["a picture", "not-a-workbook", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ["more than five megabytes", "too-large", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(mostBytes)])],
  ])("%s (%s)", async (_, problem, bytes) => {
    expect(await problemOf(bytes)).toBe(problem);
  });

  it("a workbook of somebody else, an open document, a binary workbook, a text document", async () => {
    const ours = await workbookBytes();
    const strange = (keep: RegExp, added: Record<string, string> = {}) =>
      rewritten(ours, (name, xml) => (keep.test(name) ? xml : null), added);
    const unmarked = rewritten(ours, (_, xml) => xml.replaceAll(/dahom:1:\w+/g, "Book1"));
    expect(await problemOf(await unmarked)).toBe("not-our-template");
    expect(await problemOf(await strange(/^$/, { "content.xml": "<a/>", "META-INF/manifest.xml": "<a/>" }))).toBe(
      "open-document",
    );
    expect(await problemOf(await strange(/^$/, { "xl/workbook.bin": "x" }))).toBe("binary-workbook");
    expect(await problemOf(await strange(/^$/, { "word/document.xml": "<a/>" }))).toBe("not-a-workbook");
  });

  it("a workbook of another layout, of another form version, and one without its hidden sheet", async () => {
    const ours = await workbookBytes();
    expect(await problemOf(await rewritten(ours, (_, xml) => xml.replaceAll("dahom:1:", "dahom:2:")))).toBe("other-version");
    const form = (xml: string) => xml.replace(/<t>form<\/t>/, "<t>norm</t>");
    expect(await problemOf(await rewritten(ours, (_, xml) => form(xml)))).toBe("not-our-template");
    const hidden = await rewritten(ours, (name, xml) => (name === "xl/worksheets/sheet6.xml" ? null : xml));
    expect(await problemOf(hidden)).toBe("not-our-template");
  });

  it("a zip bomb and two million rows, without their being unpacked", async () => {
    const ours = await workbookBytes();
    const bomb = (mega: number, fill: string) =>
      rewritten(ours, (name, xml) =>
        name === productsPart ? xml.replace("<sheetData>", `<sheetData>${fill.repeat(mega)}`) : xml,
      );
    expect(await problemOf(await bomb(20, " ".repeat(1_048_576)))).toBe("unpacks-too-much");
    const began = Date.now();
    const row = (n: number) => `<row r="${n}"><c r="A${n}"><v>${(n * 7919) % 99_991}</v></c></row>`;
    const rows = Array.from({ length: 60_000 }, (_, index) => row(index + 100)).join("");
    const long = await rewritten(ours, (name, xml) =>
      name === productsPart ? xml.replace("</sheetData>", `${rows}</sheetData>`) : xml,
    );
    expect(await problemOf(long)).toBe("too-many-rows");
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  it("a document that defines entities, and one that is no XML", async () => {
    const ours = await workbookBytes();
    const laughs = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>';
    const entities = rewritten(ours, (name, xml) =>
      name === productsPart ? xml.replace("<worksheet", `${laughs}<worksheet`) : xml,
    );
    expect(await problemOf(await entities)).toBe("damaged");
    expect(await problemOf(await rewritten(ours, (name, xml) => (name === productsPart ? `${xml}<<` : xml)))).toBe("damaged");
  });
});

describe("a cell", () => {
  it("holds what was typed: number, shared and inline text, rich text, Persian digits, nothing", async () => {
    expect(await production('<c r="F8"><v>1.1000000000000001</v></c>')).toMatchObject({ typed: "1.1", address: "F8" });
    expect(await production('<c r="F8" t="inlineStr"><is><t>۱۲٬۳۴۵</t></is></c>')).toMatchObject({ typed: "۱۲٬۳۴۵" });
    const rich = '<c r="F8" t="inlineStr"><is><r><t>12</t></r><rPh sb="0" eb="1"><t>no</t></rPh><r><t>34</t></r></is></c>';
    expect(await production(rich)).toMatchObject({ typed: "1234" });
    expect(await production('<c r="F8"/>')).toMatchObject({ typed: "" });
    expect(await production('<c r="F8" t="inlineStr"><is><t xml:space="preserve">  </t></is></c>')).toMatchObject({ typed: "" });
  });

  it("with a formula gives its stored value and says so; without a value it is wrong", async () => {
    expect(await production('<c r="F8"><f>1+1</f><v>2</v></c>')).toMatchObject({ typed: "2", formula: true });
    expect(await production('<c r="F8" t="str"><f>"a"</f><v>a</v></c>')).toMatchObject({ typed: "a", formula: true });
    expect(await production('<c r="F8"><f>A1+1</f></c>')).toMatchObject({ typed: "=A1+1", problem: "formula-without-value" });
    expect(await production('<c r="F8" t="e"><f>1/0</f><v>#DIV/0!</v></c>')).toMatchObject({ problem: "error-value" });
  });

  it("that became a date, a truth or a percentage is never taken for a figure", async () => {
    expect(await production('<c r="F8" t="b"><v>1</v></c>')).toMatchObject({ typed: "TRUE", problem: "boolean" });
    expect(await production('<c r="F8" t="d"><v>2026-01-05T00:00:00</v></c>')).toMatchObject({
      typed: "2026-01-05",
      problem: "date",
    });
    expect(cellText({ type: "", shown: "date", value: "46027", formula: null })).toEqual({
      typed: "2026-01-05",
      problem: "date",
    });
    expect(cellText({ type: "", shown: "percent", value: "0.05", formula: null })).toEqual({ typed: "5%", problem: "percent" });
  });

  it("without a reference follows the one before, in a row without a number", async () => {
    const ours = await workbookBytes();
    const bare = await rewritten(ours, (name, xml) =>
      name.startsWith("xl/worksheets/") ? xml.replace(/<c r="[A-Z]+\d+"/g, "<c").replace(/<row r="\d+"/g, "<row") : xml,
    );
    // Blank cells that the writer left out would shift the rest: only rows that are written whole are asked for.
    const reading = await reader.read(bare);
    expect(reading.ok || reading.problem).not.toBe("damaged");
  });

  it("under a merge is wrong, not blank; one that comes twice with two values is wrong, not the last", async () => {
    const ours = await workbookBytes();
    const merged = await rewritten(ours, (name, xml) =>
      name === productsPart
        ? xml.replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="F8:F9"/></mergeCells>')
        : xml,
    );
    const cells = cellsOf(await reader.read(merged));
    expect(cells.get("f.12.production")).toMatchObject({ problem: "merged" });
    expect(cells.get("f.11.production")?.problem).toBeUndefined();
    const doubled = await rewritten(ours, (name, xml) =>
      name === productsPart ? xml.replace("</sheetData>", `${rowTwice(xml)}</sheetData>`) : xml,
    );
    expect(cellsOf(await reader.read(doubled)).get("f.11.production")).toMatchObject({ problem: "twice" });
  });

  it("keeps fifteen digits as they are seen, and more than fifteen as they are written", () => {
    for (const [xml, seen] of [
      ["0.1", "0.1"],
      ["0.30000000000000004", "0.3"],
      ["1E+21", "1000000000000000000000"],
      ["1.5E-3", "0.0015"],
      ["123456789012345", "123456789012345"],
      ["1234567890123456", "1234567890123456"],
      ["-0", "0"],
      ["007.50", "7.5"],
      ["-12.25", "-12.25"],
    ] as const) {
      expect([xml, numberText(xml)]).toEqual([xml, seen]);
    }
    expect(numberText("1e9999")).toBeUndefined();
    expect(numberText("0x10")).toBeUndefined();
  });
});

/** The row of the first product once more, with another production. */
function rowTwice(xml: string): string {
  const row = /<row r="8".*?<\/row>/.exec(xml)?.[0] ?? "";
  return row.replace(/(<c r="F8"[^>]*>)<v>[^<]*<\/v>/, "$1<v>1</v>").replace(/r="([A-Z]*)8"/g, 'r="$1900"');
}

describe("a written workbook", () => {
  it("is the same bytes for the same month, and other bytes in another language", async () => {
    expect((await workbookBytes()).equals(await workbookBytes())).toBe(true);
    const english = await writeReturnWorkbook([{ month: workbookMonth() }], "en", "x");
    expect(english.equals(await workbookBytes())).toBe(false);
  });

  it("holds no formula of anybody's typing, not in names, not in remarks, not in what is given back", async () => {
    const evil = '=HYPERLINK("http://x","y")';
    const month = workbookMonth({ establishment_fa: evil, operation: { ...workbookMonth().operation, remarks: evil } });
    month.products[0] && Object.assign(month.products[0], { name_fa: "+سیمان", name_en: "@a" });
    const again = new Map([["f.11.production", { typed: evil, wrong: "?" }]]);
    const bytes = await writeReturnWorkbook([{ month, again }], "fa", "x");
    const formulas: string[] = [];
    await rewritten(bytes, (name, xml) => {
      if (name.startsWith("xl/worksheets/"))
        formulas.push(...[...xml.matchAll(/<f>([^<]*)<\/f>/g)].map((found) => found[1] ?? ""));
      return xml;
    });
    expect(formulas.filter((formula) => !/^(IF\(OR|&quot;|&apos;وضعیت کار&apos;!\$C\$9$)/.test(formula))).toEqual([]);
    expect(formulas.some((formula) => formula.includes("HYPERLINK"))).toBe(false);
    expect(cellsOf(await reader.read(bytes)).get("f.11.production")?.typed).toBe(evil);
  });

  it("is locked but for what is typed, without a password, in its structure too", async () => {
    const parts = new Map<string, string>();
    await rewritten(await workbookBytes(), (name, xml) => {
      parts.set(name, xml);
      return xml;
    });
    expect(parts.get("xl/workbook.xml")).toContain('<workbookProtection lockStructure="1"/>');
    expect(parts.get("xl/workbook.xml")).toContain('state="veryHidden"');
    for (const [name, xml] of parts) {
      if (name.startsWith("xl/worksheets/sheet"))
        expect([name, /<sheetProtection sheet="1"[^>]*\/>/.test(xml)]).toEqual([name, true]);
    }
    expect(parts.get(productsPart)).not.toMatch(/<sheetProtection[^>]*(?:password|hashValue)/);
  });
});
