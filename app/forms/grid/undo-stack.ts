/** What one cell held before and after a step, by the name of its input. */
export type Change = { name: string; before: string; after: string };

const mostSteps = 200;

/** Steps that can be taken back and done again; each is the cells that changed together. */
export class UndoStack {
  #done: (readonly Change[])[] = [];
  #undone: (readonly Change[])[] = [];

  /** A step that was taken; what had been undone can no longer be done again. Changes of nothing are no step. */
  push(changes: readonly Change[]): void {
    const real = changes.filter((change) => change.before !== change.after);
    if (real.length === 0) return;
    this.#done.push(real);
    if (this.#done.length > mostSteps) this.#done.shift();
    this.#undone = [];
  }

  /** The last step turned round, to be applied; undefined where there is none. */
  undo(): Change[] | undefined {
    const step = this.#done.pop();
    if (step === undefined) return undefined;
    this.#undone.push(step);
    return step.map(({ name, before, after }) => ({ name, before: after, after: before })).reverse();
  }

  /** The step undone last, to be applied again; undefined where there is none. */
  redo(): readonly Change[] | undefined {
    const step = this.#undone.pop();
    if (step !== undefined) this.#done.push(step);
    return step;
  }
}
