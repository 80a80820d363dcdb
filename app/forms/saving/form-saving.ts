import type { FieldError } from "#app/domain/refusal.ts";
import type { ConflictView } from "../conflict-view.ts";
import { Marks, type SavingWords, stateOf } from "./marks.ts";
import { type Entry, type FieldValues, keepingMine, keyOf, sameFields, withTyped } from "./outbox.ts";
import type { Sender, Stored } from "./sender.ts";
import { Units } from "./units.ts";

/** Why a press of Save or Submit was held back. */
export type Held = "cut" | "signed-out" | "conflict";

export interface FormOf {
  ret: number;
  /** Name of the month, for those who see its entries elsewhere. */
  month: string;
  words: SavingWords;
  fieldError(error: FieldError): string;
  onHeld(held: Held | null): void;
  /** A unit was stored by this page. */
  onStored(name: string): void;
}

/** How long typing must pause before it is taken up, ms. */
const pause = 1000;
const longPause = 15_000;

/**
 * Saves a form unit by unit while it is typed in. Knows nothing of what the form holds: any field with a hidden base
 * takes part. A key press only notes which field it was in.
 */
export class FormSaving {
  readonly #units: Units;
  readonly #marks: Marks;
  readonly #touched = new Set<EventTarget>();
  /** What stands on the server, by unit, as far as this page knows. */
  readonly #stored = new Map<string, FieldValues>();
  readonly #savedHere = new Set<string>();
  readonly #ending = new AbortController();
  readonly #unwatch: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing = false;
  #holding = false;
  #passing = false;

  constructor(
    readonly form: HTMLFormElement,
    readonly sender: Sender,
    readonly of: FormOf,
    refused: readonly ConflictView[],
  ) {
    this.#units = new Units(form);
    this.#marks = new Marks(this.#units, of.words);
    this.#adopt(refused);
    this.#restore();
    this.#takeEarly();
    const { signal } = this.#ending;
    form.addEventListener("input", (event) => this.#note(event, pause), { signal });
    form.addEventListener("change", (event) => this.#note(event, 0), { signal });
    form.addEventListener("focusout", (event) => this.#left(event), { signal });
    form.addEventListener("click", (event) => this.#clicked(event), { signal });
    form.addEventListener("submit", (event) => this.#submitted(event), { signal });
    addEventListener("pagehide", () => this.collect(), { signal });
    addEventListener("beforeunload", (event) => this.#leaving(event), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.collect(), { signal });
    sender.onStored = (stored) => this.#onStored(stored);
    this.#unwatch = sender.subscribe(() => this.#show());
    this.#show();
    form.dataset.saving = "on";
  }

  stop(): void {
    this.collect();
    this.#ending.abort();
    clearTimeout(this.#timer);
    this.#unwatch();
    this.sender.onStored = null;
  }

  /** Takes up what was typed since the last time. */
  collect(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#touched.size === 0) return;
    const units = new Set([...this.#touched].map((target) => this.#units.unitAt(target)));
    this.#touched.clear();
    const put: Entry[] = [];
    const remove: string[] = [];
    for (const unit of units) {
      if (unit === null) continue;
      const outcome = this.#taken(unit);
      if (outcome === "gone") remove.push(keyOf({ user: this.sender.user, ret: this.of.ret, name: unit }));
      else if (outcome) put.push(outcome);
    }
    if (put.length + remove.length === 0) return;
    this.of.onHeld(null);
    this.sender.change(put, remove);
  }

  #taken(unit: string): Entry | "gone" | null {
    const known = this.sender.of(this.of.ret, unit);
    const fields = this.#units.read(unit);
    if (known && sameFields(fields, known.fields)) return null;
    const stored = this.#stored.get(unit) ?? this.#units.rendered(unit);
    const back = sameFields(fields, stored) || (!known?.sent && this.#units.saysBase(unit));
    if (back && !known) return null;
    if (back && known && !known.sent && known.state !== "conflict") return "gone";
    const error = this.#units.wrong(unit);
    const typed = {
      user: this.sender.user,
      ret: this.of.ret,
      name: unit,
      fields,
      base: this.#units.base(unit)?.value ?? "",
      at: Date.now(),
      label: this.#units.label(unit),
      month: this.of.month,
    };
    return withTyped(known, typed, error ? this.of.fieldError(error) : null);
  }

  #note({ target }: Event, wait: number): void {
    if (this.#writing || !(target instanceof Element)) return;
    this.#touched.add(target);
    // What is saved as one list is half-written until one leaves it.
    if (target.closest("[data-unit]")) this.#timer ??= setTimeout(() => this.collect(), longPause);
    else this.#soon(wait);
  }

  #left({ target, relatedTarget }: FocusEvent): void {
    if (this.#touched.size === 0 || !(target instanceof Element)) return;
    const list = target.closest("[data-unit]");
    if (list ? !list.contains(relatedTarget as Node | null) : this.#touched.has(target)) this.#soon(0);
  }

  /** Many changes of one moment (a pasted block) go together. */
  #soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.collect(), wait);
  }

  /** Conflicts that an answered Save showed: chosen like any other. */
  #adopt(refused: readonly ConflictView[]): void {
    const entries = refused.map((conflict): Entry => {
      const { name } = conflict;
      const fields = this.#units.read(name);
      const base = conflict.base ?? this.#units.base(name)?.value ?? "";
      const place = { user: this.sender.user, ret: this.of.ret, label: conflict.place, month: this.of.month };
      return { ...place, name, fields, base, at: Date.now(), state: "conflict", conflict };
    });
    if (entries.length > 0) this.sender.change(entries);
  }

  #restore(): void {
    for (const entry of this.sender.state().entries) {
      if (entry.ret !== this.of.ret) continue;
      const base = this.#units.base(entry.name);
      if (base === null) continue;
      if (base.value === entry.base) this.#stored.set(entry.name, this.#units.rendered(entry.name));
      base.value = entry.base;
      this.#write(entry.name, entry.fields);
    }
  }

  /** What was typed before this code had come. */
  #takeEarly(): void {
    for (const unit of this.#units.all()) {
      const entry = this.sender.of(this.of.ret, unit);
      if (entry || sameFields(this.#units.read(unit), this.#units.rendered(unit))) continue;
      const [control] = this.#units.controls(this.#units.names(unit)[0] ?? "");
      if (control) this.#touched.add(control);
    }
    this.collect();
  }

  #write(unit: string, fields: FieldValues): void {
    this.#writing = true;
    this.#units.write(unit, fields);
    this.#writing = false;
  }

  #onStored({ ret, name, fields, base, own }: Stored): void {
    if (ret !== this.of.ret) return;
    // Of another tab only what this one shows too: over anything else its base would hide a conflict.
    if (!own && !sameFields(this.#units.read(name), fields)) return;
    const input = this.#units.base(name);
    if (input) input.value = base;
    this.#stored.set(name, fields);
    this.#savedHere.add(name);
    if (own) this.of.onStored(name);
  }

  #show(): void {
    const { entries, line } = this.sender.state();
    const open = new Map(entries.filter((entry) => entry.ret === this.of.ret).map((entry) => [entry.name, entry]));
    for (const [name, entry] of open) this.#marks.show(name, stateOf(entry, line === "sending"), entry);
    for (const name of [...this.#marks.marked, ...this.#savedHere]) {
      if (!open.has(name)) this.#marks.show(name, this.#savedHere.has(name) ? "saved" : null);
    }
  }

  #clicked({ target }: MouseEvent): void {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-choose]") : null;
    const entry = button ? this.sender.of(this.of.ret, button.dataset.of ?? "") : undefined;
    if (!button || !entry?.conflict) return;
    this.collect();
    const { name, conflict } = this.sender.of(this.of.ret, entry.name) ?? entry;
    const key = keyOf(entry);
    this.of.onHeld(null);
    if (!conflict || conflict.base === null || conflict.fields === null) {
      // Only a fresh page shows what is stored; what was typed here stays in sight until then.
      if (button.dataset.choose === "mine") return;
      this.sender.change([], [key]);
      location.reload();
      return;
    }
    const base = this.#units.base(name);
    if (base) base.value = conflict.base;
    this.#stored.set(name, conflict.fields);
    if (button.dataset.choose === "mine") {
      this.sender.change([keepingMine(this.sender.of(this.of.ret, name) ?? entry)]);
    } else {
      this.#write(name, conflict.fields);
      this.#savedHere.add(name);
      this.sender.change([], [key]);
    }
    this.#units.controls(this.#units.names(name)[0] ?? "")[0]?.focus();
  }

  /** Save and Submit carry every value; what is under way must be answered first, so that its bases are right. */
  #submitted(event: SubmitEvent): void {
    if (this.#passing) {
      this.#passing = false;
      return;
    }
    this.collect();
    if (this.#mine().length === 0 && navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#holding) return;
    this.#holding = true;
    void this.sender
      .flush()
      .then(() => this.#goOn(event.submitter))
      .finally(() => {
        this.#holding = false;
      });
  }

  #goOn(submitter: HTMLElement | null): void {
    const { line } = this.sender.state();
    const states = new Set(this.#mine().map((entry) => entry.state));
    const held: Held | null = states.has("conflict")
      ? "conflict"
      : line === "signed-out"
        ? "signed-out"
        : states.has("waiting") || !navigator.onLine
          ? "cut"
          : null;
    this.of.onHeld(held);
    if (held !== null) return;
    this.#passing = true;
    this.form.requestSubmit(submitter);
  }

  #mine(): Entry[] {
    return this.sender.state().entries.filter((entry) => entry.ret === this.of.ret);
  }

  #leaving(event: BeforeUnloadEvent): void {
    this.collect();
    if (!this.sender.safe) event.preventDefault();
  }
}
