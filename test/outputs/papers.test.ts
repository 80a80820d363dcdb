import readQr from "jsqr";
import { afterAll, describe, expect, it } from "vitest";
import { toDigits } from "#app/messages/numbers.ts";
import type { Paper } from "#app/outputs/pdf/paper.server.ts";
import { createPress } from "#app/outputs/pdf/press.server.ts";
import { drawQr } from "#app/outputs/qr.server.ts";
import { wordsOf } from "#test/setup/read-pdf.ts";

const address = "https://dahom.example.ir/verify/ABCDEFGHJK12345ZZZZZ";
const paper = (more: Partial<Paper> = {}): Paper => ({
  language: "fa",
  title: "رسید ثبت آمار ماهانه",
  subtitle: "سیمان آزمون · مهر ۱۴۰۵",
  facts: [{ term: "زمان ثبت", value: "سه‌شنبه ۵ آبان ۱۴۰۵، ساعت ۱۱:۳۰", more: "27 October 2026, 11:30" }],
  table: null,
  notes: ["یادداشت"],
  code: { label: "کد رهگیری", grouped: "ABCDE-FGHJK-12345-ZZZZZ" },
  verify: { address, note: "استعلام" },
  fingerprint: { label: "SHA-256", sha256: "ab".repeat(32) },
  product: "دهم",
  made: "2026-10-27T08:00:00.000Z",
  ...more,
});

/** What a camera reads of a drawn code, at four dots to a module. */
function readDrawing({ side, path }: ReturnType<typeof drawQr>): string | undefined {
  const dots = 4;
  const width = side * dots;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = "", y = "", length = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * dots; row < (Number(y) + 1) * dots; row += 1) {
      for (let column = Number(x) * dots; column < (Number(x) + Number(length)) * dots; column += 1) {
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return readQr(pixels, width, width)?.data;
}

describe("a QR code", () => {
  it("reads back as the address it was drawn of", () => {
    expect(readDrawing(drawQr(address))).toBe(address);
  });
});

describe("the press", { timeout: 60_000 }, () => {
  const press = createPress();
  afterAll(() => press.close());

  it("prints a paper whose code, hash, address and digits read back", async () => {
    const [text = ""] = await wordsOf(await press.print(paper()));
    for (const word of ["ABCDE-FGHJK-12345-ZZZZZ", "ab".repeat(32), address, "27 October 2026, 11:30", toDigits("1405", "fa")]) {
      expect(text).toContain(word);
    }
  });

  it("gives the same bytes for the same paper, from another process too", async () => {
    const other = createPress();
    const [one, two] = await Promise.all([press.print(paper()), other.print(paper())]);
    other.close();
    expect(Buffer.compare(Buffer.from(one), Buffer.from(two))).toBe(0);
  });

  it("goes on to another page with a long table, its head repeated", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({ cells: [`month ${index}`, "filed"], marked: index % 7 === 0 }));
    const pages = await wordsOf(await press.print(paper({ language: "en", table: { heads: ["Month", "State"], rows } })));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every((page) => page.includes("Month"))).toBe(true);
    expect(pages.join(" ")).toContain("month 59");
  });

  it("refuses what it cannot print soon, and everything once it is closed", async () => {
    const small = createPress({ mostWaiting: 1 });
    const first = small.print(paper({ title: "1" }));
    const second = small.print(paper({ title: "2" }));
    await expect(small.print(paper({ title: "3" }))).rejects.toMatchObject({ name: "PressBusy" });
    await Promise.all([first, second]);
    small.close();
    await expect(small.print(paper({ title: "4" }))).rejects.toMatchObject({ name: "PressBusy" });
  });

  it("goes on after a paper that fails or takes too long", async () => {
    const hasty = createPress({ paperMs: 1 });
    await expect(hasty.print(paper())).rejects.toThrow();
    hasty.close();
    await expect(press.print(paper({ made: "no time" }))).rejects.toThrow();
    expect((await press.print(paper({ title: "after" }))).length).toBeGreaterThan(1000);
  });
});
