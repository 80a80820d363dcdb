import { parseNumber } from "#app/domain/quantity.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { baseNameOf, fieldName, stoppageRows, unitOf } from "../return-fields.ts";
import type { FieldValues } from "./outbox.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isControl = (node: unknown): node is Control =>
  node instanceof HTMLInputElement || node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement;

/** Reads and writes the inputs of a form, a saved unit at a time; by name, whatever they are made of. */
export class Units {
  constructor(readonly form: HTMLFormElement) {}

  controls(name: string): Control[] {
    const item = this.form.elements.namedItem(name);
    if (item instanceof RadioNodeList) return [...item].filter(isControl);
    return isControl(item) ? [item] : [];
  }

  /** The hidden input that says what the page had shown; a field without one takes no part. */
  base(unit: string): HTMLInputElement | null {
    const [control] = this.controls(baseNameOf(unit));
    return control instanceof HTMLInputElement ? control : null;
  }

  /** The unit a control belongs to, if it is saved at all. */
  unitAt(target: EventTarget | null): string | null {
    if (!isControl(target) || target.name === "" || target.type === "hidden") return null;
    const unit = unitOf(target.name);
    return this.base(unit) ? unit : null;
  }

  names(unit: string): string[] {
    if (unit !== "stoppages") return [unit];
    const parts = ["reason", "from", "to", "text"] as const;
    return Array.from({ length: stoppageRows }, (_, row) => parts.map((part) => fieldName.stoppage(row, part))).flat();
  }

  /** Every unit of the form, in its order. */
  all(): string[] {
    const units = new Set<string>();
    for (const control of this.form.elements) {
      const unit = this.unitAt(control);
      if (unit !== null) units.add(unit);
    }
    return [...units];
  }

  read(unit: string): FieldValues {
    return Object.fromEntries(this.names(unit).map((name) => [name, textIn(this.controls(name), false)]));
  }

  /** As the page came. */
  rendered(unit: string): FieldValues {
    return Object.fromEntries(this.names(unit).map((name) => [name, textIn(this.controls(name), true)]));
  }

  write(unit: string, fields: FieldValues): void {
    for (const name of this.names(unit)) {
      const value = fields[name];
      if (value === undefined) continue;
      for (const control of this.controls(name)) {
        if (isChoice(control)) control.checked = control.value === value;
        else if (control.type !== "hidden") control.value = value;
      }
    }
    // What follows what is typed (totals, balances) follows this too.
    this.controls(this.names(unit)[0] ?? "")[0]?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** What the browser itself sees to be wrong, as the server would say it; undefined where it sees nothing. */
  wrong(unit: string): FieldError | undefined {
    const [control] = this.controls(unit);
    if (!isDecimal(control)) return undefined;
    const parsed = parseNumber(control.value);
    if (parsed.ok) return undefined;
    const [whole, fraction] = parsed.choices ?? [];
    if (whole === undefined || fraction === undefined) {
      return { field: unit, code: parsed.code === "ambiguous-separator" ? "not-a-number" : parsed.code };
    }
    return { field: unit, code: parsed.code, params: { whole, fraction } };
  }

  /** Whether a number says what the page was made from, however it is written. */
  saysBase(unit: string): boolean {
    const [control] = this.controls(unit);
    if (!isDecimal(control)) return false;
    const parsed = parseNumber(control.value);
    return parsed.ok && (parsed.value ?? "") === this.base(unit)?.value;
  }

  label(unit: string): string {
    const [control] = this.controls(this.names(unit)[0] ?? "");
    const group =
      control?.closest("fieldset")?.querySelector("legend") ?? control?.closest("[data-unit]")?.querySelector("summary");
    return control?.getAttribute("aria-label") ?? (group ?? control?.labels?.[0])?.textContent ?? unit;
  }

  /** What carries the mark of a unit's state. */
  box(unit: string): HTMLElement | null {
    const [control] = this.controls(this.names(unit)[0] ?? "");
    return control?.closest<HTMLElement>("[data-unit]") ?? control?.closest<HTMLElement>("td, .field") ?? null;
  }
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}

function isDecimal(control: Control | undefined): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.inputMode === "decimal";
}

function textIn(controls: readonly Control[], rendered: boolean): string {
  const choices = controls.filter(isChoice);
  if (choices.length > 0) return choices.find((one) => (rendered ? one.defaultChecked : one.checked))?.value ?? "";
  const [control] = controls;
  if (control === undefined) return "";
  if (!rendered) return control.value;
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}
