import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type WorkbookReading, workbookBytes } from "#app/domain/workbook.ts";
import { projectRoot } from "#app/environment.server.ts";
import { problemOfKind } from "./kind.server.ts";

/** Reads workbooks that people sent. */
export interface WorkbookReader {
  /** What a file says, or why it is none of ours. Never throws for a bad file. */
  read(bytes: Buffer): Promise<WorkbookReading>;
  /** Id of the process that reads; undefined while there is none. */
  pid(): number | undefined;
  /** Ends the process that reads. */
  close(): void;
}

export interface ReaderSettings {
  /** Of the process's heap. */
  megabytes: number;
  /** From the moment a file is handed over. */
  milliseconds: number;
  /** Files until a fresh process takes over. */
  files: number;
  /** Files that wait while one is read; one more is refused. */
  waiting: number;
  /** The process ends after so long without work. */
  idleMs: number;
}

const usual: ReaderSettings = { megabytes: 128, milliseconds: 20_000, files: 50, waiting: 8, idleMs: 120_000 };
const childPath = `${projectRoot}app/outputs/return-workbook/reader-child.server.ts`;
const loader = () => pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** One recycled process with a memory cap, a time limit and a queue: whatever a file does, it does it there. */
export function workbookReader(settings: Partial<ReaderSettings> = {}): WorkbookReader {
  return new ReaderProcess({ ...usual, ...settings });
}

class ReaderProcess implements WorkbookReader {
  #child: ChildProcess | undefined;
  #filesRead = 0;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(private readonly settings: ReaderSettings) {}

  read(bytes: Buffer): Promise<WorkbookReading> {
    if (bytes.length > workbookBytes) return Promise.resolve({ ok: false, problem: "too-large" });
    const problem = problemOfKind(bytes);
    if (problem) return Promise.resolve({ ok: false, problem });
    if (this.#waiting > this.settings.waiting) return Promise.resolve({ ok: false, problem: "busy" });
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#ask(bytes));
    this.#last = turn
      .catch(() => undefined)
      .then(() => {
        this.#waiting -= 1;
      });
    return turn;
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const { megabytes } = this.settings;
    const child = fork(childPath, [], {
      execArgv: [`--max-old-space-size=${megabytes}`, "--max-semi-space-size=4", "--import", loader()],
      serialization: "advanced",
      // Nothing of this process's settings or secrets is of use where strangers' files are opened.
      env: { NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    child.unref();
    child.channel?.unref();
    child.once("exit", () => {
      if (this.#child === child) this.#child = undefined;
    });
    this.#child = child;
    this.#filesRead = 0;
    return child;
  }

  #ask(bytes: Buffer): Promise<WorkbookReading> {
    clearTimeout(this.#idle);
    if (this.#filesRead >= this.settings.files) this.close();
    const child = this.#child ?? this.#start();
    this.#filesRead += 1;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void, keep: boolean) => {
        clearTimeout(late);
        child.off("message", answered);
        child.off("exit", ended);
        child.off("error", failed);
        if (keep) this.#rest();
        else this.close();
        settle();
      };
      const answered = (message: unknown) => end(() => resolve(message as WorkbookReading), true);
      // The heap's cap ends the process, and so does a file that no reader foresaw.
      const ended = () => end(() => resolve({ ok: false, problem: "unpacks-too-much" }), false);
      const failed = (error: Error) => end(() => reject(error), false);
      const late = setTimeout(
        () => end(() => resolve({ ok: false, problem: "took-too-long" }), false),
        this.settings.milliseconds,
      );
      child.on("message", answered);
      child.once("exit", ended);
      child.once("error", failed);
      child.send(bytes, (error) => {
        if (error) ended();
      });
    });
  }

  #rest(): void {
    this.#idle = setTimeout(() => this.close(), this.settings.idleMs);
    this.#idle.unref();
  }
}
