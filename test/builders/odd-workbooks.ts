import JSZip from "jszip";
import { writeReturnWorkbook } from "#app/outputs/return-workbook/write-return-workbook.server.ts";
import { workbookMonth } from "./workbook-month.ts";

/** The bytes of the workbook of a month. */
export function workbookBytes(): Promise<Buffer> {
  return writeReturnWorkbook([{ month: workbookMonth() }], "fa", "https://dahom.example.ir/liaison/workbook");
}

/** A workbook's archive with some of its parts rewritten; a part of null is left out. */
export async function rewritten(
  bytes: Buffer,
  change: (name: string, xml: string) => string | null,
  added: Record<string, string | Uint8Array> = {},
): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  const out = new JSZip();
  for (const [name, entry] of Object.entries(zip.files)) {
    if (entry.dir) continue;
    const xml = change(name, await entry.async("string"));
    if (xml !== null) out.file(name, xml);
  }
  for (const [name, content] of Object.entries(added)) out.file(name, content);
  return out.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

/** Puts a cell's XML in place of the one at an address. */
export function cellReplaced(xml: string, address: string, cell: string): string {
  const found = new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`);
  if (!found.test(xml)) throw new RangeError(`there is no cell ${address}`);
  return xml.replace(found, cell);
}

export const productsPart = "xl/worksheets/sheet2.xml";

/** The workbook with another cell at an address of its sheet of products. */
export async function withCell(address: string, cell: string): Promise<Buffer> {
  return rewritten(await workbookBytes(), (name, xml) => (name === productsPart ? cellReplaced(xml, address, cell) : xml));
}
