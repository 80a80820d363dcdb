import type { CellsAnswer } from "../conflict-view.ts";
import { type Batch, backOff, bodyOf, type Entry, type FieldValues, keyOf, nextBatch, settled } from "./outbox.ts";
import { openStore, type Store } from "./store.ts";

/** What is known of the way to the server. `held`: something was refused as a whole for now, and is tried again. */
export type Line = "open" | "sending" | "cut" | "signed-out";

/** A unit that was stored, with what was stored and the base it gives. */
export interface Stored {
  ret: number;
  name: string;
  fields: FieldValues;
  base: string;
  at: string;
  /** False where another tab sent it. */
  own: boolean;
}

export interface SenderState {
  line: Line;
  entries: readonly Entry[];
  /** Clock of the last saving by this page, in the reader's digits. */
  savedAt: string | null;
}

/** A line that lets nothing through for so long counts as cut, ms. */
const patience = 12_000;
const wholeRefusals: ReadonlySet<string> = new Set(["changed-meanwhile", "busy"]);

/** 144 random bits, in the shape of the key a rendered form carries. */
function newKey(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18)))).replace(/[+/]/g, "-");
}

/** Sends one person's entries, one request at a time over all tabs, until nothing is left that can go. */
export class Sender {
  readonly #entries = new Map<string, Entry>();
  readonly #watchers = new Set<() => void>();
  readonly #tabs: BroadcastChannel | null;
  #state: SenderState = { line: "open", entries: [], savedAt: null };
  #writes = 0;
  #written: Promise<void> = Promise.resolve();
  #unwritten = 0;
  #running: Promise<void> | null = null;
  #again = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  onStored: ((stored: Stored) => void) | null = null;

  constructor(
    readonly user: number,
    readonly store: Store,
  ) {
    this.#tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel(`dahom-outbox-${user}`) : null;
    this.#tabs?.addEventListener("message", ({ data }: MessageEvent<Stored>) => {
      this.onStored?.({ ...data, own: false });
      void this.#readStore();
    });
    addEventListener("online", () => this.wake());
    addEventListener("offline", () => this.#tell({ line: "cut" }));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && this.#entries.size > 0) this.wake();
    });
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };
  readonly state = (): SenderState => this.#state;

  /** False while something stands in memory only: leaving the page would lose it. */
  get safe(): boolean {
    return this.#unwritten === 0 && (this.store.lasting || this.#entries.size === 0);
  }

  of(ret: number, name: string): Entry | undefined {
    return this.#entries.get(keyOf({ user: this.user, ret, name }));
  }

  /** Takes entries in, and takes others out; they are sent at once, or when the line is back. */
  change(put: readonly Entry[], remove: readonly string[] = []): void {
    for (const key of remove) this.#entries.delete(key);
    for (const entry of put) this.#entries.set(keyOf(entry), entry);
    this.#write(put, remove);
    this.#tell({});
    if (put.some((entry) => entry.state === "waiting")) void this.flush();
  }

  /** Tries now, whatever was in the way before. */
  wake(): void {
    this.#tries = 0;
    void this.flush();
  }

  /** Sends what can go. Resolves when nothing is left that can go, or it was tried in vain. */
  flush(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#alone(() => this.#run()).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Reads what other pages left in the browser, and begins. */
  async begin(): Promise<void> {
    await this.#readStore();
    if (this.#entries.size > 0) void this.flush();
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    // Only over https or on this machine; elsewhere the request keys still let each cell arrive once.
    if (!("locks" in navigator)) return work();
    await navigator.locks.request(`dahom-outbox-${this.user}`, work);
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#readStore();
    while (this.#again) {
      this.#again = false;
      for (let batch = nextBatch(this.#state.entries, newKey); batch; batch = nextBatch(this.#state.entries, newKey)) {
        for (const entry of batch.entries) this.#entries.set(keyOf(entry), entry);
        this.#write(batch.entries, []);
        this.#tell({ line: "sending" });
        await this.#written;
        const line = await this.#send(batch);
        if (line !== "open") return this.#pause(line);
      }
    }
    this.#tries = 0;
    this.#tell({ line: "open" });
  }

  async #send(batch: Batch): Promise<Line> {
    let answer: CellsAnswer;
    try {
      const response = await fetch(`/liaison/returns/${batch.ret}/cells?user=${this.user}`, {
        method: "POST",
        body: bodyOf(batch),
        redirect: "manual",
        signal: AbortSignal.timeout(patience),
      });
      if (response.status === 401 || response.type === "opaqueredirect") return "signed-out";
      if (response.status >= 500 || response.status === 429) return "cut";
      const json = response.headers.get("Content-Type")?.startsWith("application/json") === true;
      answer = json ? ((await response.json()) as CellsAnswer) : nothingThere;
    } catch {
      return "cut";
    }
    this.#settle(batch, answer);
    return wholeRefusals.has(answer.code) ? "cut" : "open";
  }

  #settle(batch: Batch, answer: CellsAnswer): void {
    const put: Entry[] = [];
    const remove: string[] = [];
    for (const { name, ret, sent } of batch.entries) {
      const key = keyOf({ user: this.user, ret, name });
      const now = this.#entries.get(key);
      const base = answer.saved[name];
      if (base !== undefined && sent) {
        const stored = { ret, name, fields: sent.fields, base, at: answer.at, own: true };
        this.onStored?.(stored);
        this.#tabs?.postMessage(stored);
      }
      if (!now) continue;
      const next = settled(now, batch, answer);
      if (next) put.push(next);
      else remove.push(key);
    }
    for (const key of remove) this.#entries.delete(key);
    for (const entry of put) this.#entries.set(keyOf(entry), entry);
    this.#write(put, remove);
    this.#tell(Object.keys(answer.saved).length > 0 ? { savedAt: answer.at } : {});
  }

  #pause(line: Line): void {
    this.#tell({ line });
    this.#timer = setTimeout(() => void this.flush(), backOff(this.#tries, Math.random()));
    this.#tries += 1;
  }

  #write(put: readonly Entry[], remove: readonly string[]): void {
    this.#writes += 1;
    this.#unwritten += 1;
    this.#written = Promise.all([this.#written, this.store.change(put, remove).catch(() => undefined)]).then(() => {
      this.#unwritten -= 1;
    });
  }

  /** Takes over what other tabs wrote; what this one is just writing is read again. */
  async #readStore(): Promise<void> {
    if (!this.store.lasting) return;
    for (let writes = -1; writes !== this.#writes; ) {
      writes = this.#writes;
      await this.#written;
      const stored = await this.store.list(this.user).catch(() => [...this.#entries.values()]);
      if (writes !== this.#writes) continue;
      this.#entries.clear();
      for (const entry of stored) this.#entries.set(keyOf(entry), entry);
    }
    this.#tell({});
  }

  #tell(change: Partial<Omit<SenderState, "entries">>): void {
    this.#state = { ...this.#state, ...change, entries: [...this.#entries.values()] };
    for (const watcher of this.#watchers) watcher();
  }
}

/** A month that is not there for this person any more, or never was. */
const nothingThere: CellsAnswer = { code: "not-in-this-state", saved: {}, refused: {}, conflicts: [], sentence: null, at: "" };

let opened: { user: number; sender: Promise<Sender> } | undefined;

/** The sender of the person this page belongs to; one for all of the page's parts. */
export function senderOf(user: number): Promise<Sender> {
  if (opened?.user !== user) {
    const sender = openStore().then(async (store) => {
      const made = new Sender(user, store);
      await store.setReader({ user, language: document.documentElement.lang }).catch(() => undefined);
      await made.begin();
      return made;
    });
    opened = { user, sender };
  }
  return opened.sender;
}
