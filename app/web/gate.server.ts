/**
 * Lets so many pieces of work run at once; the others wait in the order they came. One process makes no more pages a
 * second by beginning more of them, it only holds more half-made ones.
 */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(private readonly atOnce: number) {}

  /** Runs the work as soon as there is room; its outcome, or its error, is the caller's. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside < this.atOnce) this.#inside += 1;
    else await new Promise<void>((enter) => this.#waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The place is handed on, never free in between: nobody who comes now gets ahead of who waits.
      if (next) next();
      else this.#inside -= 1;
    }
  }
}
