import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { common } from "#app/messages/en/common.ts";
import { jpeg, multipart, pdf, sha256Of } from "#test/builders/files.ts";
import { lines, type Person, stateOf } from "#test/builders/filing.ts";
import { unfile } from "#test/builders/review.ts";
import { formFields, textOf } from "#test/setup/html.ts";
import { openSite, type Page, type Site } from "./site.ts";

const dataDir = mkdtempSync(join(tmpdir(), "dahom-route-files-"));
const form = "/liaison/returns/101";
const production = `f.${lines.cement}.production`;
let site: Site;
beforeAll(async () => {
  site = await openSite({ dataDir });
}, 60_000);
afterAll(async () => {
  await site?.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => unfile(site.db));

type Chosen = Parameters<typeof multipart>[1];
const bill = { name: "bill.pdf", bytes: pdf("bill") };
const newKey = () => randomBytes(18).toString("base64url");

/** Presses a button of the form with files chosen, as a browser without script does. */
async function press(button: Record<string, string>, typed: Record<string, string>, files: Chosen, person: Person = "liaison") {
  const { files: _none, ...fields } = Object.fromEntries(await site.open("liaison", form));
  const { body, contentType } = multipart({ ...fields, ...typed, ...button }, files);
  return site.send(person, form, new Uint8Array(body), contentType);
}
const byScript = (fields: Record<string, string>, files: Chosen, person: Person = "liaison", path = `${form}/files`) => {
  const { body, contentType } = multipart({ key: newKey(), ...fields }, files);
  return site.send(person, path, new Uint8Array(body), contentType);
};
const rows = () => site.db.selectFrom("attachment").selectAll().orderBy("id").execute();
const typedNow = async () => (await site.open("liaison", form)).get(production);
const stored = () => readdirSync(join(dataDir, "files")).filter((name) => name !== "tmp");
const saidBy = (page: Page) => textOf(page.text);

describe("without script", () => {
  it("attaches files and saves what was typed, and the form lists them", async () => {
    const answer = await press({ intent: "attach" }, { [production]: "۱۲۵۰" }, [bill, { name: "b.jpg", bytes: jpeg() }]);
    expect([answer.status, answer.location]).toEqual([303, `${form}?attached=2&known=0#files-card`]);
    expect(await typedNow()).toBe("1,250");
    const page = await site.get("liaison", form);
    expect(page.text).toContain("bill.pdf");
    expect(page.text).toContain("b.jpg");
    expect(stored()).toContain(sha256Of(bill.bytes));
  });

  it("attaches the file also where a figure cannot be read, and keeps every letter", async () => {
    const answer = await press({ intent: "attach" }, { [production]: "about 5" }, [bill]);
    expect(answer.status).toBe(422);
    expect(formFields(answer.text).get(production)).toBe("about 5");
    expect(answer.text).toContain("bill.pdf");
    expect(await rows()).toHaveLength(1);
  });

  it("saves what was typed also where the file is not taken, and says why at the field", async () => {
    const answer = await press({ intent: "attach" }, { [production]: "1250" }, [{ name: "macro.xls", bytes: Buffer.from("PK") }]);
    expect(answer.status).toBe(422);
    expect(saidBy(answer)).toContain(common.files.errors["file-type"]({ name: "macro.xls" }));
    expect(answer.text).toContain('id="files-error"');
    expect(formFields(answer.text).get(production)).toBe("1,250");
    expect([await typedNow(), await rows()]).toEqual(["1,250", []]);
    const none = await press({ intent: "attach" }, {}, []);
    expect(saidBy(none)).toContain(common.files.errors["file-required"]({ name: "" }));
  });

  it("removes a file and saves what was typed", async () => {
    await press({ intent: "attach" }, {}, [bill]);
    const [row] = await rows();
    const fields = new Map([...(await site.open("liaison", form)), [production, "77"], ["remove", String(row?.id)]]);
    const answer = await site.post("liaison", form, fields);
    expect([answer.status, answer.location]).toEqual([303, `${form}?removed=1#files-card`]);
    expect(await typedNow()).toBe("77");
    expect((await rows())[0]?.removed_by).toBe(1);
  });

  it("tells of a file that was chosen while another button was pressed, and does not submit without it", async () => {
    for (const intent of ["save", "submit"]) {
      const fields = new Map([
        ...(await site.open("liaison", form)),
        [production, "55"],
        ["files", "scan.pdf"],
        ["intent", intent],
      ]);
      const answer = await site.post("liaison", form, fields);
      expect(answer.status, intent).toBe(422);
      expect(saidBy(answer)).toContain(common.files.errors["file-unsent"]({ name: "scan.pdf" }));
      expect([await typedNow(), await stateOf(site.db, 101)]).toEqual(["55", "draft"]);
    }
  });

  it("sent twice attaches once", async () => {
    const { files: _none, ...fields } = Object.fromEntries(await site.open("liaison", form));
    const { body, contentType } = multipart({ ...fields, intent: "attach" }, [bill]);
    const send = () => site.send("liaison", form, new Uint8Array(body), contentType);
    const both = await Promise.all([send(), send()]);
    expect(both.map((one) => one.status)).toEqual([303, 303]);
    expect(await rows()).toHaveLength(1);
  });
});

describe("beside the form, by script", () => {
  it("attaches and removes with the list as its answer, and leaves the typed draft alone", async () => {
    const one = await byScript({ intent: "attach" }, [bill]);
    expect(one.status).toBe(200);
    const said = JSON.parse(one.text) as { files: { id: number; name: string }[]; error: string | null };
    expect(said).toMatchObject({ files: [{ name: "bill.pdf" }], error: null });
    const two = await byScript({ remove: String(said.files[0]?.id) }, []);
    expect(JSON.parse(two.text)).toMatchObject({ files: [], error: null });
    expect((await site.db.selectFrom("monthly_return").where("id", "=", 101).select("days_worked").execute())[0]).toEqual({
      days_worked: null,
    });
  });

  it("refuses with 4xx, the sentence and the list as it stands", async () => {
    await byScript({ intent: "attach" }, [bill]);
    const odd: [Record<string, string>, Chosen][] = [
      [{ intent: "attach" }, []],
      [{ intent: "attach" }, [bill]],
      [{ intent: "attach" }, [{ name: "x.pdf", bytes: Buffer.from("%PDF-1.7 cut") }]],
      [{ intent: "attach" }, Array.from({ length: 6 }, (_, index) => ({ name: `${index}.pdf`, bytes: pdf(String(index)) }))],
      [{ intent: "nothing" }, [bill]],
      [{ remove: "1'--" }, []],
      [{ intent: "attach", key: "short" }, [bill]],
    ];
    for (const [fields, files] of odd) {
      const answer = await byScript(fields, files);
      expect(answer.status, JSON.stringify(fields)).toBe(422);
      const said = JSON.parse(answer.text) as { files: unknown[]; error: string };
      expect([said.files.length, said.error.length > 10]).toEqual([1, true]);
    }
    const broken = await site.send("liaison", `${form}/files`, new TextEncoder().encode("x"), "multipart/form-data; boundary=b");
    expect([broken.status, JSON.parse(broken.text).error]).toEqual([400, common.form.unreadable]);
    expect(await rows()).toHaveLength(1);
  });

  it("is no way into another establishment's or province's return", async () => {
    for (const [person, id] of [
      ["liaison", 102],
      ["liaison", 103],
      ["otherLiaison", 101],
      ["expert", 101],
      ["liaison", 999_999],
    ] as const) {
      const answer = await byScript({ intent: "attach" }, [bill], person, `/liaison/returns/${id}/files`);
      expect(answer.status, `${person} ${id}`).toBe(404);
    }
    expect(await rows()).toEqual([]);
  });
});

describe("a download", () => {
  it("comes as an attachment that no browser runs, under its own name", async () => {
    await byScript({ intent: "attach" }, [{ name: "قبض آب.pdf", bytes: bill.bytes }]);
    const [row] = await rows();
    const answer = await site.fetch("liaison", `/files/${row?.id}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bill.bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(bill.bytes.length),
      "content-disposition": `attachment; filename="file-${row?.id}.pdf"; filename*=UTF-8''${encodeURIComponent("قبض آب.pdf")}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    });
    for (const person of ["otherLiaison", "expert", "stranger", "reviewer", "analyst"] as const) {
      expect((await site.get(person, `/files/${row?.id}`)).status, person).toBe(404);
    }
  });

  it("whose bytes are gone is a page with its number, and the server goes on", async () => {
    await byScript({ intent: "attach" }, [{ name: "gone.pdf", bytes: pdf("gone") }]);
    const [row] = await rows();
    rmSync(join(dataDir, "files", row?.sha256 ?? ""));
    const answer = await site.get("liaison", `/files/${row?.id}`);
    expect(answer.status).toBe(500);
    expect(textOf(answer.text)).toContain(common.errors.faultTitle);
    expect(answer.text).toMatch(/[0-9a-f]{8}-[0-9a-z]+/);
    expect((await site.get("liaison", form)).status).toBe(200);
  });
});
