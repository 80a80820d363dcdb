import { parseNumber } from "#app/domain/quantity.ts";

type Answer = "open" | "changed" | "reply";

/** How a reason stands by what is in the form now: its cell against what was objected to, then its reply. */
export function answerNow(reason: { cell: string | null; objected: string; reply: string }): Answer {
  if (reason.cell !== null) {
    const typed = parseNumber(reason.cell);
    if (typed.ok && (typed.value ?? "") !== reason.objected) return "changed";
  }
  return reason.reply.trim() === "" ? "open" : "reply";
}

function read(form: HTMLFormElement, item: HTMLElement): Answer {
  const { reason = "", cell = "", objected = "" } = item.dataset;
  const input = cell === "" ? null : form.elements.namedItem(cell);
  // A cell one cannot type here: what is saved of it says whether it changed.
  if (input === null && item.dataset.answer === "changed") return "changed";
  const reply = form.elements.namedItem(`r.${reason}`);
  return answerNow({
    cell: input instanceof HTMLInputElement ? input.value : null,
    objected,
    reply: reply instanceof HTMLTextAreaElement ? reply.value : "",
  });
}

/** Puts the mark and the word of how a reason stands now. */
function show(item: HTMLElement, answer: Answer, words: Readonly<Record<Answer, string>>): void {
  if (item.dataset.answer === answer) return;
  item.dataset.answer = answer;
  const shape = item.querySelector<HTMLElement>(".shape");
  if (shape !== null) shape.dataset.shape = answer;
  const line = item.querySelector<HTMLElement>(".answer");
  if (line === null) return;
  line.className = `answer ${answer}`;
  const word = document.createElement("b");
  word.textContent = words[answer];
  line.replaceChildren(word);
}

/**
 * One listener for the whole form: each reason is ticked as its cell changes or a reply is typed, and two links lead
 * from one unanswered reason to the next. Gives the function that stops listening.
 */
export function listenToReasons(
  form: HTMLFormElement,
  box: HTMLElement,
  words: Readonly<Record<Answer, string>>,
  say: (answered: number, all: number) => string,
): () => void {
  const items = [...form.querySelectorAll<HTMLElement>("li[data-reason]")];
  const links = [...box.querySelectorAll<HTMLAnchorElement>("a[data-step]")];
  const output = box.querySelector("output");
  const open = () => items.filter((item) => item.dataset.answer === "open");
  function look() {
    for (const item of items) show(item, read(form, item), words);
    const said = say(items.length - open().length, items.length);
    // Told again only where it says something else: whoever hears the page is not told at each key.
    if (output !== null && output.textContent !== said) output.textContent = said;
    for (const link of links) link.hidden = open().length === 0;
  }
  function step(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-step]") : null;
    const waiting = open();
    if (link === null || !box.contains(link) || waiting.length === 0) return;
    event.preventDefault();
    const at = items.findIndex((item) => item.contains(document.activeElement) || item.dataset.at !== undefined);
    const before = link.dataset.step === "previous";
    const further = waiting.filter((item) => (before ? items.indexOf(item) < at : items.indexOf(item) > at));
    const next = before ? (further.at(-1) ?? waiting.at(-1)) : (further[0] ?? waiting[0]);
    for (const item of items) delete item.dataset.at;
    if (next === undefined) return;
    next.dataset.at = "";
    const field = next.querySelector("textarea") ?? next;
    field.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }
  form.addEventListener("input", look);
  form.addEventListener("change", look);
  box.addEventListener("click", step);
  look();
  return () => {
    form.removeEventListener("input", look);
    form.removeEventListener("change", look);
    box.removeEventListener("click", step);
  };
}
