import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { postForm, startWeb } from "#test/setup/web.ts";
import { insertPublicPeople, publicNow } from "./public-people.ts";

const credentials = { national_id: "1000000001", password: demonstrationPassword };
const english = { Cookie: "dahom_language=en" };
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
  await insertPublicPeople(fresh.db);
});

afterAll(() => fresh?.close());

describe("the process", () => {
  it("does not start with a set clock on a database that is neither demonstration nor test", async () => {
    const bare = await freshDatabase();
    try {
      await expect(startWeb({ databaseUrl: bare.url, now: publicNow })).rejects.toThrow(/DAHOM_NOW is set/);
    } finally {
      await bare.close();
    }
  });

  it("does not know the demonstration's people in a production database", async () => {
    await fresh.db.updateTable("installation").set({ kind: "production" }).execute();
    const production = await startWeb({ databaseUrl: fresh.url });
    try {
      const answer = await postForm(production.origin, "/sign-in", credentials, english);
      expect(answer.status).toBe(422);
      const text = await (await fetch(`${production.origin}/sign-in`, { headers: english })).text();
      expect(text).not.toContain(demonstrationPassword);
    } finally {
      await production.stop();
      await fresh.db.updateTable("installation").set({ kind: "demonstration" }).execute();
    }
  });

  it("ends in order when it is asked to", async () => {
    const other = await startWeb({ databaseUrl: fresh.url });
    await other.stop();
    expect(other.child.exitCode).toBe(0);
  });
});
