import type { Areas } from "#app/messages/registry.ts";
import type { ConflictView } from "../conflict-view.ts";
import type { Entry } from "./outbox.ts";
import type { Units } from "./units.ts";

export type SaveState = "saved" | "waiting" | "sending" | "refused" | "conflict";
export type SavingWords = Areas["liaison"]["saving"];

/** Ids of the words that say a state; `SavingFoot` holds them once for the whole form. */
export const stateWordId = (state: SaveState) => `save-${state}`;

/** What may be said of an entry's fate while its line is in some state. */
export function stateOf(entry: Entry, sending: boolean): SaveState {
  if (entry.state !== "waiting") return entry.state;
  return sending && entry.sent ? "sending" : "waiting";
}

/** Shows at each unit what became of it: a mark by `data-save`, words for who hears the page, and what is to be done. */
export class Marks {
  readonly #shown = new Map<string, { state: SaveState; said: string | undefined; conflict: ConflictView | undefined }>();

  constructor(
    readonly units: Units,
    readonly words: SavingWords,
  ) {}

  get marked(): Iterable<string> {
    return this.#shown.keys();
  }

  show(unit: string, state: SaveState | null, entry?: Entry): void {
    const known = this.#shown.get(unit);
    if (known ? known.state === state && known.said === entry?.said && known.conflict === entry?.conflict : state === null)
      return;
    const box = this.units.box(unit);
    if (box === null) return;
    this.#clear(unit, box);
    if (state === null) return;
    this.#shown.set(unit, { state, said: entry?.said, conflict: entry?.conflict });
    box.dataset.save = state;
    const described = [stateWordId(state)];
    if (state === "refused") {
      described.push(this.#say(unit, box, entry?.said || this.words.states.refused));
      for (const control of this.#controls(unit)) control.setAttribute("aria-invalid", "true");
    }
    if (state === "conflict" && entry?.conflict) described.push(this.#offer(unit, box, entry.conflict));
    for (const control of this.#controls(unit)) {
      const other = control.getAttribute("aria-describedby");
      control.dataset.said = other ?? "";
      control.setAttribute("aria-describedby", [other, ...described].filter(Boolean).join(" "));
    }
  }

  #controls(unit: string) {
    return this.units.controls(this.units.names(unit)[0] ?? "").slice(0, 1);
  }

  #clear(unit: string, box: HTMLElement): void {
    if (!this.#shown.delete(unit)) return;
    delete box.dataset.save;
    for (const part of box.querySelectorAll(":scope > .save-part")) part.remove();
    for (const control of this.#controls(unit)) {
      control.removeAttribute("aria-invalid");
      if (control.dataset.said) control.setAttribute("aria-describedby", control.dataset.said);
      else control.removeAttribute("aria-describedby");
      delete control.dataset.said;
    }
  }

  #say(unit: string, box: HTMLElement, text: string): string {
    const already = box.querySelector<HTMLElement>(".error:not(.save-part)");
    if (already !== null && already.id !== "" && already.textContent === text) return already.id;
    const said = document.createElement("p");
    said.className = "error save-part";
    said.id = `${unit}-said`;
    said.textContent = text;
    box.append(said);
    return said.id;
  }

  #offer(unit: string, box: HTMLElement, { stored, who, when }: ConflictView): string {
    const offer = document.createElement("div");
    offer.className = "cell-conflict save-part";
    offer.id = `${unit}-offer`;
    const told = document.createElement("p");
    const strong = document.createElement("b");
    const value = document.createElement("bdi");
    value.textContent = stored;
    strong.append(`${this.words.theirs}: `, value);
    told.append(strong, who !== null && when !== null ? this.words.changedBy({ who, when }) : "");
    offer.append(told, this.#choice(unit, "theirs", this.words.keepTheirs), this.#choice(unit, "mine", this.words.keepMine));
    box.append(offer);
    return offer.id;
  }

  #choice(unit: string, choice: "theirs" | "mine", text: string): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn small";
    button.dataset.choose = choice;
    button.dataset.of = unit;
    button.textContent = text;
    return button;
  }
}
