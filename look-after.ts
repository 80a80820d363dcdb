import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { startPrivateServer } from "#db/private-server.ts";
import { demoAccount } from "#db/seed/demo/accounts.ts";
import { cementWorksId } from "#db/seed/demo/named.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { openBrowser } from "#test/setup/browser.ts";
import { openSession, startWeb } from "#test/setup/web.ts";
import { writeFileSync } from "node:fs";
const now = "2025-04-25T09:00:00+03:30";
const dataDir = mkdtempSync(join(tmpdir(), "look-after-"));
const server = await startPrivateServer({ dataDir: join(dataDir, "db"), fast: true });
const db = createDatabase(server.url, { pool: 2 });
await migrate(db);
await seedPopulation(db, { establishments: 40, months: 25, asOf: new Date(now), seed: "1405", kind: "demonstration" });
const web = await startWeb({ databaseUrl: server.url, now, dataDir });
const browser = await openBrowser();
const origin = web.origin;
try {
  const cookie = await openSession(db, demoAccount("liaison-cement").id);
  const [name = "", value = ""] = cookie.split("=");
  const ret = async (p: string) => (await db.selectFrom("monthly_return").select("id").where("establishment_id", "=", cementWorksId).where("period", "=", p).executeTakeFirstOrThrow()).id;
  const sent = await db.selectFrom("monthly_return").selectAll().where("state", "=", "submitted").where("establishment_id", "in", [1,2,3,4,5]).execute();
  const a = await ret("1403-12");
  const two = await db.selectFrom("submission as s").innerJoin("monthly_return as r","r.id","s.return_id").innerJoin("role_grant as g","g.establishment_id","r.establishment_id").where("g.user_id","=",demoAccount("liaison-cement").id).where("s.version",">",1).select(["r.id","s.version"]).executeTakeFirst();
  console.log("sent", sent.length, "two", two);
  const code = (await db.selectFrom("submission").select("tracking_code").where("return_id", "=", a).orderBy("version","desc").executeTakeFirstOrThrow()).tracking_code;
  const t = await db.updateTable("monthly_return").set({ state: "submitted", in_force_version: null }).where("id", "=", await ret("1403-11")).execute();
  const b = await ret("1403-11");
  for (const language of ["fa", "en"] as const) {
    const headers = { Cookie: `${cookie}; dahom_language=${language}` };
    for (const [n, path] of [["receipt", `/liaison/returns/${a}/receipt/1.pdf`]] as const) {
      const r = await fetch(origin + path, { headers, redirect: "manual" });
      console.log(path, r.status, r.headers.get("content-disposition"), r.headers.get("location"));
      if (r.status === 200) writeFileSync(`/tmp/shots-after/${n}-${language}.pdf`, Buffer.from(await r.arrayBuffer()));
    }
    for (const width of [1440, 768, 390]) {
      const page = await browser.newPage({ origin, language, width, height: 900 } as never);
      await page.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Lax" }]);
      const shot = async (n: string, path: string, before?: () => Promise<void>) => {
        await page.goto(path); await page.waitForLoadState("networkidle");
        if (before) await before();
        await page.waitForTimeout(900);
        await page.screenshot({ path: `/tmp/shots-after/${n}-${language}-${width}.png`, fullPage: true });
      };
      await shot("receipt", `/liaison/returns/${a}/receipt/1`);
      if (width === 1440) await shot("desk", `/liaison`);
      await shot("withdraw", `/liaison/returns/${b}/view`, async () => { const s = page.locator("#withdraw > summary"); if (await s.count()) await s.click(); });
      if (two) await shot("version", `/liaison/returns/${two.id}/view?version=${two.version}`);
      await shot("year", `/liaison/establishments/${cementWorksId}`);
      if (width === 1440) {
        await page.goto(`/liaison/establishments/${cementWorksId}?year=1403`);
        await page.locator("#certificate select[name=from]").selectOption("1402-10");
        await page.locator("#certificate button[value=certificate]").click();
        await page.locator(".banner.success a").waitFor({ timeout: 10000 });
        await page.waitForTimeout(900);
        await page.screenshot({ path: `/tmp/shots-after/issued-${language}.png`, fullPage: true });
        const id = new URL(page.url()).searchParams.get("issued");
        const r = await fetch(`${origin}/liaison/certificates/${id}.pdf`, { headers });
        console.log(r.status, r.headers.get("content-disposition"));
        writeFileSync(`/tmp/shots-after/certificate-${language}.pdf`, Buffer.from(await r.arrayBuffer()));
        const x = await fetch(`${origin}/liaison/establishments/${cementWorksId}/history.xlsx`, { headers });
        console.log(x.status, x.headers.get("content-disposition"), x.headers.get("content-length"));
        writeFileSync(`/tmp/shots-after/history-${language}.xlsx`, Buffer.from(await x.arrayBuffer()));
        const c = await db.selectFrom("certificate").select("tracking_code").orderBy("id","desc").executeTakeFirstOrThrow();
        await shot("verify-cert", `/verify/${c.tracking_code}`);
      }
      await shot("verify", "/verify");
      await shot("verified", `/verify/${code.toLowerCase()}`);
      await shot("unknown", `/verify/abc-123`);
      if (width !== 768) { await page.emulateMedia({ media: "print" }); await page.goto(`/liaison/returns/${a}/receipt/1`); await page.pdf({ path: `/tmp/shots-after/print-${language}-${width}.pdf`, preferCSSPageSize: true }); }
      await page.context().close();
    }
  }
} finally {
  await browser.browser.close(); await web.stop(); console.log(web.output().slice(-1500)); await db.destroy(); await server.stop(); rmSync(dataDir, { recursive: true, force: true });
}
