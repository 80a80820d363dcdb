// `npm run test:long` looks for rarer cases than a run on every change can afford.
const factor = process.env.DAHOM_TEST_LONG ? 20 : 1;

/** How many cases a property test tries: the number given, or twenty times as many in a long run. */
export function budget(runs: number): number {
  return runs * factor;
}
