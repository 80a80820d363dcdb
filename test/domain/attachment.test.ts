import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFileName, judgeFile, mediaTypeOf, mediaTypes } from "#app/domain/attachment.ts";
import { jpeg, pdf, png, received } from "#test/builders/files.ts";

const judged = (bytes: Buffer, name = "a.pdf") => judgeFile(received(name, bytes));

describe("what a file is", () => {
  it("is told by its bytes, whatever it is called", () => {
    expect(judged(pdf(), "photo.jpg")).toBe("application/pdf");
    expect(judged(jpeg(), "letter.pdf")).toBe("image/jpeg");
    expect(judged(png(), "x.exe")).toBe("image/png");
    expect(judged(Buffer.from("%PDF-2.0\n%%EOF"))).toBe("application/pdf");
  });

  it.each([
    ["an old Excel file", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["a zip or new Excel file", Buffer.from("PK\u0003\u0004")],
    ["a web page", Buffer.from("<!doctype html><script>alert(1)</script>%%EOF")],
    ["a drawing with scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["a PDF behind something else", Buffer.concat([Buffer.from("GIF89a"), pdf()])],
    ["a PDF after a blank line", Buffer.concat([Buffer.from("\n"), pdf()])],
    ["a PDF of a version that does not exist", Buffer.from("%PDF-9.9\n%%EOF")],
    ["a PDF with no version", Buffer.from("%PDF-\n%%EOF")],
    ["half a JPEG's mark", Buffer.from([0xff, 0xd8, 0xff])],
    ["a PNG's mark alone", png().subarray(0, 12)],
    ["a GIF", Buffer.from("GIF89a")],
    ["text", Buffer.from("1,2,3")],
  ])("refuses %s", (_name, bytes) => {
    expect(judged(bytes)).toBe("file-type");
  });

  it("refuses an empty file, a PDF that was cut off, and one too large", () => {
    expect(judged(Buffer.alloc(0))).toBe("file-empty");
    expect(judged(Buffer.from("%PDF-1.4\n1 0 obj"))).toBe("file-cut-off");
    expect(judgeFile({ ...received("a.pdf", pdf()), bytes: 5 * 1024 * 1024 + 1 })).toBe("file-too-large");
    expect(judgeFile({ ...received("a.pdf", pdf()), refused: "upload-too-large" })).toBe("upload-too-large");
  });

  it("never fails over any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => typeof mediaTypeOf(bytes, bytes) === "string"));
  });
});

describe("a file's name", () => {
  it.each([
    ["قبض برق.pdf", "application/pdf", "قبض برق.pdf"],
    ["می\u200cشود.PDF", "application/pdf", "می\u200cشود.PDF"],
    ["C:\\Users\\me\\bill.pdf", "application/pdf", "bill.pdf"],
    ["../../etc/passwd", "application/pdf", "passwd.pdf"],
    ["evil.html", "application/pdf", "evil.html.pdf"],
    ["photo.jpeg", "image/jpeg", "photo.jpeg"],
    ["scan.png", "image/jpeg", "scan.png.jpg"],
    ["annual\u202Efdp.exe", "application/pdf", "annualfdp.exe.pdf"],
    ["a\u0000b\r\nc.pdf", "application/pdf", "abc.pdf"],
    [".pdf", "application/pdf", "pdf.pdf"],
    ["", "image/png", "file.png"],
    ["...", "image/png", "file.png"],
    ['a"b<c>.png', "image/png", "a-b-c-.png"],
    ["e\u0301.png", "image/png", "\u00e9.png"],
  ] as const)("%j of a %s is shown as %j", (name, type, shown) => {
    expect(cleanFileName(name, type)).toBe(shown);
  });

  it("always fits the table and the rules, and is its own cleaned name", () => {
    const names = fc.string({ unit: "grapheme", maxLength: 300 });
    fc.assert(
      fc.property(names, fc.constantFrom(...mediaTypes), (name, type) => {
        const clean = cleanFileName(name, type);
        expect([...clean].length).toBeLessThanOrEqual(120);
        expect(clean).not.toMatch(/[\p{Cc}/\\\u202a-\u202e\u2066-\u2069]/u);
        expect(cleanFileName(clean, type)).toBe(clean);
      }),
    );
  });
});
