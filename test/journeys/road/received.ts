import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DispatchMessage, RecipientCode } from "#app/domain/dispatch.ts";
import { period } from "./world.ts";

export type Kept = { message_id: string; receipt: string; body: DispatchMessage };

/** What a recipient keeps of the cement works' month, in the order it came. */
export async function receivedBy(folder: string, code: RecipientCode): Promise<Kept[]> {
  const text = await readFile(join(folder, `${code}.jsonl`), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Kept)
    .filter(({ body }) => body.data.period === period && body.data.establishment.name_fa === "سیمان شاهرخ");
}
