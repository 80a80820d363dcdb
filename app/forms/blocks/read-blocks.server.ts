import { type BlockPlace, blockPlaceOf, type TypedBlockCell } from "#app/domain/block-cells.ts";
import { blockFieldName, blocks, blockTextLengths, isMaterialUnit } from "#app/domain/form-blocks.ts";
import { foldPersian, latinDigits } from "#app/domain/quantity.ts";
import { countryCode } from "#app/messages/countries.server.ts";
import type { Reader } from "../form-reader.server.ts";

const longestCode = 20;
const longestCountry = 80;
const mostPeople = 999_999;
const ofBlocks = /^(?:[xmo]\.|[np]\.|none\.)/;

type Cell = { value: string | null; base: string | null };

/** A field and its base in words, folded alike; undefined where it is too long. */
function textCell(reader: Reader, name: string, longest: number, read = (text: string): string => text): Cell | undefined {
  const text = reader.text(name, longest);
  if (text === undefined) return undefined;
  const base = read(foldPersian(reader.fields.get(`b.${name}`) ?? ""));
  return { value: read(text) || null, base: base || null };
}

function numberCell(reader: Reader, name: string): Cell | undefined {
  const value = reader.number(name);
  if (value === undefined) return undefined;
  const base = reader.numberBase(name);
  if (base === undefined) return reader.fail(name, "unknown") ?? undefined;
  return { value, base };
}

/** A country by name or code; the base is always the code. */
function countryCell(reader: Reader, name: string): Cell | undefined {
  const typed = reader.text(name, longestCountry);
  if (typed === undefined) return undefined;
  const base = reader.fields.get(`b.${name}`) || null;
  if (typed === "") return { value: null, base };
  const value = countryCode(typed);
  return value === undefined ? (reader.fail(name, "unknown-country") ?? undefined) : { value, base };
}

function choiceCell(reader: Reader, name: string, known: (text: string) => boolean): Cell | undefined {
  const value = reader.fields.get(name) || null;
  if (value !== null && !known(value)) return reader.fail(name, "unknown-choice") ?? undefined;
  return { value, base: reader.fields.get(`b.${name}`) || null };
}

function cellOf(reader: Reader, name: string, place: BlockPlace): Cell | undefined {
  switch (place.block) {
    case "exports":
      if (place.field === "product_line_id") return choiceCell(reader, name, (text) => /^[1-9]\d{0,8}$/.test(text));
      if (place.field === "country") return countryCell(reader, name);
      if (place.field === "declaration") return textCell(reader, name, blockTextLengths.declaration, latinDigits);
      if (place.field === "tariff_code") {
        return textCell(reader, name, longestCode, (text) => latinDigits(text).replace(/[\s.\-/]/g, ""));
      }
      return numberCell(reader, name);
    case "materials":
    case "outside":
      if (place.field === "name") return textCell(reader, name, blockTextLengths.name);
      if (place.field === "unit_code") return choiceCell(reader, name, isMaterialUnit);
      return numberCell(reader, name);
    case "energy":
      return numberCell(reader, name);
    case "people": {
      if (place.field === "wage_bill") return numberCell(reader, name);
      const count = reader.whole(name, mostPeople);
      const base = reader.numberBase(name);
      if (count === undefined) return undefined;
      if (base === undefined) return reader.fail(name, "unknown") ?? undefined;
      return { value: count === null ? null : String(count), base };
    }
    case "none":
      return choiceCell(reader, name, (text) => text === "1");
  }
}

/**
 * Reads what a form says of blocks 3 to 5. A box that is not ticked is not sent: its base alone says that it was there.
 * @returns every cell that was sent; what could not be read is among the reader's errors
 */
export function readBlocks(reader: Reader): TypedBlockCell[] {
  const names = new Set<string>();
  for (const name of reader.fields.keys()) if (ofBlocks.test(name)) names.add(name);
  for (const block of blocks) {
    const name = blockFieldName.none(block);
    if (reader.fields.get(`b.${name}`) !== null) names.add(name);
  }
  const cells: TypedBlockCell[] = [];
  for (const name of names) {
    const place = blockPlaceOf(name);
    if (place === undefined) {
      reader.fail(name.slice(0, 60), "unknown");
      continue;
    }
    const cell = cellOf(reader, name, place);
    if (cell) cells.push({ field: name, typed: reader.fields.get(name) ?? "", ...cell });
  }
  return cells;
}
