import { parseNumber } from "#app/domain/quantity.ts";

type Answer = "open" | "changed" | "reply";
const kinds: readonly Answer[] = ["open", "changed", "reply"];

/** How a reason stands by what is in the form now: its cell against what was objected to, then its reply. */
export function answerNow(reason: { cell: string | null; objected: string; reply: string }): Answer {
  if (reason.cell !== null) {
    const typed = parseNumber(reason.cell);
    if (typed.ok && (typed.value ?? "") !== reason.objected) return "changed";
  }
  return reason.reply.trim() === "" ? "open" : "reply";
}

/** What is in a control of the form, or the radio chosen of several; null where there is none of that name. */
function typedIn(form: HTMLFormElement, name: string): string | null {
  const control = form.elements.namedItem(name);
  if (control instanceof RadioNodeList) return control.value;
  const typed =
    control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
  return typed ? control.value : null;
}

function standing(form: HTMLFormElement, item: HTMLElement): Answer {
  const { reason = "", cell = "", objected = "", answer } = item.dataset;
  const typed = cell === "" ? null : typedIn(form, cell);
  // Of a cell that one cannot type here, what is saved says whether it changed.
  if (typed === null && answer === "changed") return "changed";
  return answerNow({ cell: typed, objected, reply: typedIn(form, `r.${reason}`) ?? "" });
}

function show(item: HTMLElement, answer: Answer, words: readonly string[]): void {
  if (item.dataset.answer === answer) return;
  item.dataset.answer = answer;
  const shape = item.querySelector<HTMLElement>(".shape");
  if (shape !== null) shape.dataset.shape = answer;
  const line = item.querySelector<HTMLElement>(".answer");
  if (line === null) return;
  line.className = `answer ${answer}`;
  const word = document.createElement("b");
  word.textContent = words[kinds.indexOf(answer)] ?? "";
  line.replaceChildren(word);
}

/** Told again only where it says something else: whoever hears the page is not told at each key. */
function tell(place: Element | null, text: string | undefined): void {
  if (place !== null && text !== undefined && place.textContent !== text) place.textContent = text;
}

/**
 * Ticks what is answered and what is no longer missing as it is typed: each reason of a send-back, and each line of what
 * stands before sending. Two links lead from one unanswered reason to the next.
 */
export function listenToAnswers(form: HTMLFormElement, signal: AbortSignal): void {
  const reasons = [...form.querySelectorAll<HTMLElement>("li[data-reason]")];
  const progress = form.querySelector<HTMLElement>(".reason-progress");
  const missing = form.querySelector<HTMLElement>("#to-send ul");
  const lines = [...(missing?.querySelectorAll<HTMLElement>("li[data-fields]") ?? [])];
  if (progress === null && lines.length === 0) return;
  const words = (progress?.dataset.words ?? "").split("|");
  const open = () => reasons.filter((item) => item.dataset.answer === "open");

  function isDone(line: HTMLElement): boolean {
    const { to = "", fields = "" } = line.dataset;
    const reason = reasons.find((item) => item.id === to);
    if (reason !== undefined) return reason.dataset.answer !== "open";
    return fields !== "" && fields.split(" ").every((name) => (typedIn(form, name) ?? "").trim() !== "");
  }

  function look() {
    for (const item of reasons) show(item, standing(form, item), words);
    const answered = reasons.length - open().length;
    if (progress !== null) {
      tell(progress.querySelector("output"), progress.dataset.counts?.split("|")[answered]);
      for (const link of progress.querySelectorAll<HTMLElement>("[data-step]")) link.hidden = open().length === 0;
    }
    let done = 0;
    for (const line of lines) {
      const is = isDone(line);
      line.classList.toggle("done", is);
      if (is) done += 1;
    }
    // Lines that are not shown are still missing.
    const counts = missing?.dataset.counts?.split("|") ?? [];
    if (done > 0) tell(form.querySelector("[data-to-send]"), counts[counts.length - done]);
  }

  function step(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-step]") : null;
    const waiting = open();
    if (link === null || waiting.length === 0) return;
    event.preventDefault();
    const at = reasons.findIndex((item) => item.contains(document.activeElement) || item.dataset.at !== undefined);
    const back = link.dataset.step === "previous";
    const further = waiting.filter((item) => (back ? reasons.indexOf(item) < at : reasons.indexOf(item) > at));
    const next = back ? (further.at(-1) ?? waiting.at(-1)) : (further[0] ?? waiting[0]);
    for (const item of reasons) delete item.dataset.at;
    if (next === undefined) return;
    next.dataset.at = "";
    (next.querySelector("textarea") ?? next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  form.addEventListener("input", look, { signal });
  form.addEventListener("change", look, { signal });
  progress?.addEventListener("click", step, { signal });
  look();
}
