import { randomBytes } from "node:crypto";
import { randomOf } from "#db/seed/random.ts";
import type { Draft } from "#test/load/filing/bodies.ts";

/** One submission as its client knows it. */
export interface Answered {
  return_id: number;
  key: string;
  /** The fields sent, but for the key. */
  body: string;
  tracking_code: string;
  /** As the receipt shows it. */
  sha256: string;
  attempts: number;
  /** Real clock, when the request that was answered left. */
  last_sent_at: Date;
}

export interface ClientRun {
  answers: Answered[];
  retries: number;
  unexpected: number;
  samples: string[];
}

interface Order {
  origin: string;
  drafts: readonly Draft[];
  /** Session of each liaison, by the draft's `liaison`. */
  cookies: readonly string[];
  clients: number;
  seed: number;
  onAnswer: (acknowledged: number) => void;
}

const patienceMs = 10_000;
const giveUpAfterMs = 120_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Submits every draft once, `clients` at a time. A client whose request ends without an answer, or with a 5xx, sends
 * the same body under the same key until it is answered, and then reads the tracking code from the receipt.
 */
export async function runClients(order: Order): Promise<ClientRun> {
  const { origin, drafts, cookies, clients, seed, onAnswer } = order;
  const run: ClientRun = { answers: [], retries: 0, unexpected: 0, samples: [] };
  const random = randomOf("survive clients", seed);
  let next = 0;

  /** Asks until something below 500 comes back. */
  async function persist(
    path: string,
    init: RequestInit,
  ): Promise<{ answer: Response; text: string; attempts: number; sent: Date }> {
    const limit = Date.now() + giveUpAfterMs;
    for (let attempts = 1; ; attempts += 1) {
      const sent = new Date();
      try {
        const answer = await fetch(origin + path, { ...init, redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
        const text = await answer.text();
        if (answer.status < 500) return { answer, text, attempts, sent };
        if (answer.status === 500) throw new Error(`a 500 at ${path}: ${text.slice(0, 200)}`);
      } catch (error) {
        if (Date.now() > limit) throw error;
        if (error instanceof Error && error.message.startsWith("a 500")) note(error);
      }
      run.retries += 1;
      await pause(random.whole(20, Math.min(400, 40 * attempts)));
    }
  }

  function note(error: unknown): void {
    run.unexpected += 1;
    if (run.samples.length < 5) run.samples.push(String(error).slice(0, 300));
  }

  async function submit(draft: Draft): Promise<void> {
    const cookie = cookies[draft.liaison];
    if (cookie === undefined) throw new Error("a draft without a liaison");
    const key = randomBytes(18).toString("base64url");
    const path = `/liaison/returns/${draft.return_id}`;
    const init = {
      method: "POST",
      headers: { Cookie: cookie, Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
      body: `key=${key}&${draft.body}`,
    };
    const { answer, attempts, sent } = await persist(path, init);
    const receipt = answer.headers.get("location");
    if (answer.status !== 303 || receipt === null || !receipt.includes("/receipt/")) {
      throw new Error(`submit of ${draft.return_id} gave ${answer.status} after ${attempts} attempts`);
    }
    // A person who clicks again later must be led to the same receipt.
    if (random.chance(0.1)) {
      const again = await persist(path, init);
      if (again.answer.headers.get("location") !== receipt) note(new Error(`${draft.return_id}: another answer to the same key`));
    }
    const page = await persist(receipt, { headers: { Cookie: cookie } });
    const tracking_code = /\b[0-9A-HJKMNP-TV-Z]{5}(?:-?[0-9A-HJKMNP-TV-Z]{5}){3}\b/.exec(page.text)?.[0].replaceAll("-", "");
    const sha256 = /\b[0-9a-f]{64}\b/.exec(page.text)?.[0];
    if (page.answer.status !== 200 || tracking_code === undefined || sha256 === undefined) {
      throw new Error(`receipt of ${draft.return_id} gave ${page.answer.status}`);
    }
    run.answers.push({ return_id: draft.return_id, key, body: draft.body, tracking_code, sha256, attempts, last_sent_at: sent });
    onAnswer(run.answers.length);
  }

  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let draft = drafts[next]; draft !== undefined; draft = drafts[next]) {
        next += 1;
        await submit(draft).catch(note);
      }
    }),
  );
  return run;
}
