import { spawn } from "node:child_process";
import { root } from "./install.mjs";

const STOP_LIMIT_MS = 20_000;

/**
 * Starts and ends the processes of the product. `onEnd(name, code)` is called when one ends that nobody asked to end.
 */
export class Processes {
  #running = new Map();
  #stopping = false;
  #onEnd;

  constructor(onEnd) {
    this.#onEnd = onEnd;
  }

  /** Runs a file, TypeScript or JavaScript, under a heap limit in MB. */
  start(name, [file, ...args], { heap, env }) {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${heap}`,
        "--max-semi-space-size=32",
        "--always-sparkplug",
        "--interrupt-budget=30000",
        "--import",
        "./app/web/launch/with-starter.mjs",
        ...(file.endsWith(".ts") ? ["--import", "tsx"] : []),
        file,
        ...args,
      ],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: "production", ...env },
        stdio: ["ignore", "inherit", "inherit", "ipc"],
        // Its own group: Ctrl-C reaches the launcher alone, which then ends them in order.
        detached: true,
      },
    );
    const ended = new Promise((resolve) => {
      child.once("error", () => resolve(1));
      child.once("exit", (code) => resolve(code ?? 1));
    });
    this.#running.set(name, { child, ended });
    ended.then((code) => {
      this.#running.delete(name);
      if (!this.#stopping) this.#onEnd(name, code);
    });
  }

  /** Asks all to end and waits; whoever does not within the limit is killed. */
  async stop() {
    this.#stopping = true;
    const all = [...this.#running.values()];
    for (const { child } of all) child.kill("SIGTERM");
    const late = setTimeout(() => this.kill(), STOP_LIMIT_MS);
    await Promise.all(all.map(({ ended }) => ended));
    clearTimeout(late);
  }

  kill() {
    for (const { child } of this.#running.values()) child.kill("SIGKILL");
  }
}
