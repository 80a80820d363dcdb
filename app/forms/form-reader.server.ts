import type { z } from "zod";
import { isDecimal } from "#app/domain/decimal.ts";
import { foldPersian, parseNumber } from "#app/domain/quantity.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import type { Fields } from "./odd-fields.server.ts";

/** Reads a form's fields and gathers what is wrong with them. */
export class Reader {
  readonly errors: FieldError[] = [];
  constructor(readonly fields: Fields) {}

  fail(field: string, code: string, params?: Record<string, string>): null {
    this.errors.push(params ? { field, code, params } : { field, code });
    return null;
  }

  /** Folded text; undefined where the field was not sent or is too long. */
  text(name: string, longest: number): string | undefined {
    const sent = this.fields.get(name);
    if (sent === null) return undefined;
    if (sent.length > longest) {
      this.fail(name, "too-long");
      return undefined;
    }
    return foldPersian(sent.replace(/\r\n?/g, "\n"));
  }

  choice<T extends string>(name: string, schema: z.ZodType<T>): T | null | undefined {
    const sent = this.fields.get(name);
    if (sent === null) return undefined;
    if (sent === "") return null;
    const parsed = schema.safeParse(sent);
    return parsed.success ? parsed.data : (this.fail(name, "unknown-choice") ?? undefined);
  }

  /** A whole number from zero to `most`; undefined where the field was not sent or could not be read. */
  whole(name: string, most: number): number | null | undefined {
    const sent = this.fields.get(name);
    if (sent === null) return undefined;
    const parsed = parseNumber(sent);
    if (!parsed.ok) return this.fail(name, parsed.code === "ambiguous-separator" ? "not-a-number" : parsed.code) ?? undefined;
    if (parsed.value === null) return null;
    const number = Number(parsed.value);
    if (!Number.isInteger(number)) return this.fail(name, "not-whole") ?? undefined;
    return number > most ? (this.fail(name, "out-of-range") ?? undefined) : number;
  }

  /** An exact number, null for blank; undefined where it could not be read. */
  number(name: string): string | null | undefined {
    const parsed = parseNumber(this.fields.get(name) ?? "");
    if (parsed.ok) return parsed.value;
    const [whole, fraction] = parsed.choices ?? [];
    if (parsed.code === "ambiguous-separator" && (whole === undefined || fraction === undefined)) {
      return this.fail(name, "not-a-number") ?? undefined;
    }
    const choices = whole !== undefined && fraction !== undefined ? { whole, fraction } : undefined;
    return this.fail(name, parsed.code, choices) ?? undefined;
  }

  /** The canonical number a page had shown; undefined where the base is none. */
  numberBase(name: string): string | null | undefined {
    const base = this.fields.get(`b.${name}`) ?? "";
    if (base === "") return null;
    return base.length <= 40 && isDecimal(base) ? base : undefined;
  }
}
