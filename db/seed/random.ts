/** A stream of numbers that depends on its keys alone: same keys, same numbers, on every machine. */
export interface Random {
  /** A double from 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** A double from `low` to `high`. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError of an empty list */
  pick<T>(list: readonly T[]): T;
  /** One of the entries, each with its weight; @throws RangeError of an empty list */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** Bell-shaped noise: mean 0, deviation 1, never beyond ±3.5. */
  bell(): number;
  /** So many random bits as a whole number; at most 32. */
  bits(count: number): number;
}

/** Four 32-bit words of a text (hash "cyrb128" by bryc, public domain). */
function wordsOf(text: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/** Opens the stream named by the keys; the generator is sfc32 (Chris Doty-Humphrey, public domain). */
export function randomOf(...keys: readonly (string | number)[]): Random {
  let [a, b, c, d] = wordsOf(keys.join("\u001f"));
  const word = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) word();
  const next = (): number => word() / 4294967296;
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick(list) {
      const found = list[whole(0, list.length - 1)];
      if (found === undefined) throw new RangeError("nothing to pick from");
      return found;
    },
    weighted(list) {
      const total = list.reduce((sum, [, weight]) => sum + weight, 0);
      let rest = next() * total;
      for (const [value, weight] of list) {
        rest -= weight;
        if (rest < 0) return value;
      }
      const last = list.at(-1);
      if (last === undefined) throw new RangeError("nothing to pick from");
      return last[0];
    },
    // Six uniforms summed: deviation 1/√2, scaled; no logarithm, so no library's rounding.
    bell: () => (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2,
    bits: (count) => word() >>> (32 - count),
  };
}
