import type { ActionFunctionArgs } from "@remix-run/node";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusalCodes } from "#app/domain/refusal.ts";
import { readCookie, sessionCookie } from "#app/web/cookies.server.ts";
import { samePath, withNext } from "#app/web/next-path.server.ts";
import { answer, readForm, requireViewer, statusOf } from "#app/web/respond.server.ts";
import { startInProcess } from "./in-process.ts";

type Read = Awaited<ReturnType<typeof readForm>>;

/** Sends bytes through the real server and gives what `readForm` made of them, and what `requireViewer` threw. */
async function through(body: string | Buffer | FormData, contentType?: string, maxBytes?: number) {
  let read: Read | undefined;
  let thrown: unknown;
  const app = await startInProcess(async (request, context) => {
    if (context === undefined) throw new Error("no context");
    const args: ActionFunctionArgs = { request, context, params: {} };
    read = await readForm(args, maxBytes === undefined ? {} : { maxBytes });
    await requireViewer(args).catch((error: unknown) => {
      thrown = error;
    });
    return new Response("read", { headers: { "Content-Type": "text/html" } });
  });
  try {
    const headers: Record<string, string> = { Origin: app.origin, ...(contentType ? { "Content-Type": contentType } : {}) };
    const sent = body instanceof FormData ? body : new Uint8Array(Buffer.from(body));
    const response = await fetch(`${app.origin}/liaison/returns/7?from=queue`, { method: "POST", headers, body: sent });
    expect(response.status).toBe(200);
  } finally {
    await app.server.stop();
  }
  return { read, thrown };
}

const urlencoded = "application/x-www-form-urlencoded";

describe("readForm", () => {
  it("reads an urlencoded form, several values of a name and Persian text", async () => {
    const { read } = await through(`a=1&b=%DB%B1%DB%B2+%D8%AA%D9%86&a=2&empty=&bare`, urlencoded);
    if (!read?.ok) throw new Error("unreadable");
    expect([...read.form.entries()]).toEqual([
      ["a", "1"],
      ["a", "2"],
      ["b", "۱۲ تن"],
      ["empty", ""],
      ["bare", ""],
    ]);
    expect([read.form.get("a"), read.form.getAll("a"), read.form.get("none")]).toEqual(["1", ["1", "2"], null]);
    expect(read.key).toBeNull();
  });

  it("reads multipart text fields", async () => {
    const data = new FormData();
    data.append("a", "۱۲ تن");
    data.append("key", "k".repeat(22));
    const { read } = await through(data);
    if (!read?.ok) throw new Error("unreadable");
    expect(read.form.get("a")).toBe("۱۲ تن");
    expect(read.key).toEqual({ key: "k".repeat(22), body_hash: read.body_hash });
  });

  it("hashes the same fields alike in any order, and other values otherwise", async () => {
    const hash = async (body: string) => {
      const { read } = await through(body, urlencoded);
      return read?.ok ? read.body_hash : "";
    };
    expect(await hash("a=1&b=2")).toBe(await hash("b=2&a=1"));
    expect(await hash("a=1&b=2")).not.toBe(await hash("a=1&b=3"));
    expect(await hash("a=1&a=2")).not.toBe(await hash("a=2&a=1"));
    expect(await hash("a=1")).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(["short", "k".repeat(33), "k".repeat(21), "a b".repeat(8), "ک".repeat(22)])(
    "does not take %j for a key",
    async (key) => {
      const { read } = await through(new URLSearchParams({ key }).toString(), urlencoded);
      expect(read).toMatchObject({ ok: true, key: null });
    },
  );

  it.each<[string, string | Buffer, string | undefined, number | undefined, number]>([
    ["a lone percent sign", "a=%", urlencoded, undefined, 400],
    ["half a percent code", "a=%4", urlencoded, undefined, 400],
    ["bytes that are no UTF-8", Buffer.from([0x61, 0x3d, 0xff, 0xfe]), urlencoded, undefined, 400],
    ["coded bytes that are no UTF-8", "a=%FF%FE", urlencoded, undefined, 400],
    ["half a surrogate pair", "a=%ED%A0%80", urlencoded, undefined, 400],
    ["NUL", "a=%00", urlencoded, undefined, 400],
    ["NUL in a name", "a%00b=1", urlencoded, undefined, 400],
    ["too many fields", "a=1&".repeat(20_001), urlencoded, undefined, 400],
    ["more than the route takes", "a=123456789", urlencoded, 8, 413],
    ["another type", "{}", "application/json", undefined, 415],
    ["no type", "a=1", undefined, undefined, 415],
    ["multipart without a boundary", "a=1", "multipart/form-data", undefined, 400],
    [
      "multipart that breaks off",
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
      "multipart/form-data; boundary=x",
      undefined,
      400,
    ],
  ])("calls %s unreadable", async (_name, body, type, maxBytes, status) => {
    const { read } = await through(body, type, maxBytes);
    expect(read).toEqual({ ok: false, status });
  });

  it("calls a file unreadable", async () => {
    const data = new FormData();
    data.append("a", new Blob(["x"]), "a.txt");
    expect((await through(data)).read).toEqual({ ok: false, status: 400 });
  });

  it("sends somebody who is not signed in to the sign-in page and back", async () => {
    const { thrown } = await through("a=1", urlencoded);
    if (!(thrown instanceof Response)) throw new Error("not thrown");
    expect(thrown.status).toBe(302);
    // A write that is lost by it is named on the page.
    expect(thrown.headers.get("location")).toBe(`/sign-in?ended&next=${encodeURIComponent("/liaison/returns/7?from=queue")}`);
  });
});

describe("answer", () => {
  it("gives every refusal a status of a client's fault, or 503 with Retry-After", () => {
    for (const code of refusalCodes) {
      const status = statusOf(code);
      if (status === 404) {
        expect(() => answer({ code })).toThrow();
      } else if (status === 503) {
        expect(answer({ code }).headers).toEqual({ "Retry-After": "2" });
      } else {
        expect([409, 422]).toContain(answer({ code }).status);
      }
    }
  });
});

describe("samePath", () => {
  it.each(["/liaison", "/ministry/periods/1404-01?basis=approved", "/%D8%A7", "/sign-in"])("keeps %j", (path) => {
    expect(samePath(path)).toBe(path);
  });

  it.each([
    null,
    "",
    "liaison",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/../..//evil.example",
    "/./\\evil.example",
    "/sign-out",
    "/language",
    "/language.data",
    `/${"x".repeat(600)}`,
  ])("refuses %j", (path) => {
    expect(samePath(path)).toBeNull();
  });

  it("never gives what a browser reads as another site", () => {
    const part = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "evil.example",
      "@",
      ":",
      "%2f",
      "%5c",
      "\t",
      "\n",
      "\r",
      " ",
      "?",
      "#",
      "a",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const path = samePath(`/${parts.join("")}`);
        if (path !== null) expect(new URL(path, "https://dahom.example").origin).toBe("https://dahom.example");
      }),
      { numRuns: 500 },
    );
  });

  it("goes on without a place that is the start", () => {
    expect(withNext("/sign-in", "/")).toBe("/sign-in");
    expect(withNext("/sign-in", "//evil.example")).toBe("/sign-in");
  });
});

describe("cookies", () => {
  it("finds the first of a name and no part of another's", () => {
    expect(readCookie("x=1; dahom_session=abc; dahom_session=def", "dahom_session")).toBe("abc");
    expect(readCookie("not_dahom_session=1; =2; ;", "dahom_session")).toBeNull();
    expect(readCookie(undefined, "dahom_session")).toBeNull();
  });

  it("binds the session to the host over https and keeps it from scripts always", () => {
    expect(sessionCookie("t", true)).toBe("__Host-dahom_session=t; Max-Age=43200; Path=/; SameSite=Lax; Secure; HttpOnly");
    expect(sessionCookie("t", false)).toBe("dahom_session=t; Max-Age=43200; Path=/; SameSite=Lax; HttpOnly");
  });
});
