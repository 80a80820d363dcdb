import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { projectRoot } from "#app/environment.server.ts";
import type { Paper } from "./paper.server.ts";
import type { Order, Print } from "./worker.server.ts";

/** More papers wait than can be printed soon. */
export class PressBusy extends Error {
  override name = "PressBusy";
}

export interface PaperPress {
  /** Prints a paper; one that was printed lately comes from memory. Errors: `PressBusy`, or what printing throws. */
  print(paper: Paper): Promise<Uint8Array>;
  close(): void;
}

interface PressSettings {
  /** A process that printed so many is replaced: what it gathered is given back. */
  papersPerProcess?: number;
  /** A process without work for so long ends. */
  idleMs?: number;
  /** A paper that takes longer is given up, and its process with it. */
  paperMs?: number;
  mostWaiting?: number;
}

interface Waiting {
  order: Order;
  key: string;
  take: (bytes: Uint8Array) => void;
  fail: (error: Error) => void;
}

const kept = 64;
const worker = `${projectRoot}app/outputs/pdf/worker.server.ts`;

/**
 * Prints papers in a process of its own, one at a time: laying out a sheet takes a tenth of a second of pure computing
 * and a hundred megabytes, of which the pages shall notice nothing. The process starts with the first paper.
 */
export function createPress(settings: PressSettings = {}): PaperPress {
  const { papersPerProcess = 200, idleMs = 60_000, paperMs = 20_000, mostWaiting = 24 } = settings;
  const lately = new Map<string, Uint8Array>();
  const underWay = new Map<string, Promise<Uint8Array>>();
  const queue: Waiting[] = [];
  let current: Waiting | null = null;
  let child: ChildProcess | null = null;
  let printed = 0;
  let counter = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function end(): void {
    const ending = child;
    child = null;
    ending?.removeAllListeners();
    ending?.kill("SIGKILL");
  }

  function begin(): ChildProcess {
    printed = 0;
    const begun = fork(worker, {
      serialization: "advanced",
      execArgv: ["--max-old-space-size=192", "--import", "tsx"],
      env: { NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    begun.on("message", (print: Print) => finish(print));
    begun.once("exit", () => {
      if (child === begun) child = null;
      if (current !== null) finish({ id: current.order.id, fault: "the printing process ended" });
    });
    begun.once("error", (error) => {
      if (current !== null) finish({ id: current.order.id, fault: error.message });
    });
    return begun;
  }

  function finish(print: Print): void {
    if (current === null || current.order.id !== print.id) return;
    clearTimeout(timer);
    const done = current;
    current = null;
    printed += 1;
    if (printed >= papersPerProcess) end();
    if ("fault" in print) done.fail(new Error(print.fault));
    else {
      lately.set(done.key, print.bytes);
      for (const oldest of lately.keys()) {
        if (lately.size <= kept) break;
        lately.delete(oldest);
      }
      done.take(print.bytes);
    }
    next();
  }

  function next(): void {
    if (current !== null || closed) return;
    clearTimeout(timer);
    const waiting = queue.shift();
    if (waiting === undefined) {
      timer = setTimeout(end, idleMs);
      timer.unref();
      return;
    }
    current = waiting;
    child ??= begin();
    timer = setTimeout(() => {
      end();
      finish({ id: waiting.order.id, fault: "the paper took too long" });
    }, paperMs);
    child.send(waiting.order);
  }

  return {
    async print(paper) {
      const key = createHash("sha256").update(JSON.stringify(paper)).digest("hex");
      const known = lately.get(key) ?? (await underWay.get(key));
      if (known) return known;
      if (closed || queue.length >= mostWaiting) throw new PressBusy();
      counter += 1;
      const order = { id: counter, paper };
      const printing = new Promise<Uint8Array>((take, fail) => queue.push({ order, key, take, fail }));
      underWay.set(key, printing);
      next();
      return printing.finally(() => underWay.delete(key));
    },
    close() {
      closed = true;
      clearTimeout(timer);
      end();
      for (const waiting of [...(current ? [current] : []), ...queue.splice(0)]) waiting.fail(new PressBusy());
      current = null;
    },
  };
}
