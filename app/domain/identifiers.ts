import { latinDigits } from "./quantity.ts";

const legalWeights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17] as const;

/** Takes typed text; gives its digits in Latin, without blanks, hyphens and direction marks, for look-ups. */
export function normaliseIdentifier(text: string): string {
  return latinDigits(text).replace(/[\s\u200b-\u200f\u2060\u2066-\u2069\ufeff-]/g, "");
}

/**
 * The tenth digit of a national id (کد ملی) for its first nine: the sum of digit × (10 … 2), modulo 11; below 2 the
 * remainder itself, else 11 minus it. @throws RangeError where there are not nine digits.
 */
export function nationalIdCheckDigit(nine: string): number {
  if (!/^\d{9}$/.test(nine)) throw new RangeError("not nine digits");
  const total = [...nine].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0);
  const remainder = total % 11;
  return remainder < 2 ? remainder : 11 - remainder;
}

/** Takes a natural person's id in Latin digits; length first, then not all one digit, then the check digit. */
export function isNationalId(text: string): boolean {
  if (!/^\d{10}$/.test(text) || /^(\d)\1{9}$/.test(text)) return false;
  // After the office's three digits comes a serial; an empty one was never issued.
  if (text.startsWith("000000", 3)) return false;
  return nationalIdCheckDigit(text.slice(0, 9)) === Number(text[9]);
}

/**
 * The eleventh digit of a legal person's id (شناسهٔ ملی) for its first ten: with k = tenth digit + 2, the sum of
 * (digit + k) × weight, modulo 11; a remainder of 10 is written 0. @throws RangeError where there are not ten digits.
 */
export function legalIdCheckDigit(ten: string): number {
  if (!/^\d{10}$/.test(ten)) throw new RangeError("not ten digits");
  const shift = Number(ten[9]) + 2;
  const total = legalWeights.reduce((sum, weight, index) => sum + (Number(ten[index]) + shift) * weight, 0);
  return (total % 11) % 10;
}

/** Takes a legal person's id in Latin digits; length first, then the serial is not empty, then the check digit. */
export function isLegalId(text: string): boolean {
  if (!/^\d{11}$/.test(text) || text.startsWith("000000", 3)) return false;
  return legalIdCheckDigit(text.slice(0, 10)) === Number(text[10]);
}
