import type { FieldError } from "#app/domain/refusal.ts";

/** A form's fields by name. */
export interface Fields {
  /** The first value of a field, or null where it was not sent. */
  get(name: string): string | null;
  getAll(name: string): readonly string[];
  keys(): Iterable<string>;
}

const mostTold = 10;

/**
 * Fields that came twice and fields the page does not have. Our pages send neither; to take the first value, or to
 * leave a field out, would lose somebody's words without a sign.
 * @param known names the page has
 */
export function oddFields(fields: Fields, known: RegExp): FieldError[] {
  const odd: FieldError[] = [];
  for (const name of fields.keys()) {
    if (known.test(name) && fields.getAll(name).length === 1) continue;
    odd.push({ field: name.slice(0, 60), code: "unknown" });
    if (odd.length === mostTold) break;
  }
  return odd;
}
