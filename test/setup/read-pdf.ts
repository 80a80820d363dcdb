import { createRequire } from "node:module";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Words of each page, as a reader of PDFs finds them. */
export async function wordsOf(bytes: Uint8Array): Promise<string[]> {
  const fonts = createRequire(import.meta.url)
    .resolve("pdfjs-dist/package.json")
    .replace("package.json", "standard_fonts/");
  const document = await getDocument({ data: new Uint8Array(bytes), standardFontDataUrl: fonts, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  await document.destroy();
  return pages;
}
