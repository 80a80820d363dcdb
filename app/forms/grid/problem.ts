import { parseNumber } from "#app/domain/quantity.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";

/** What is wrong with a typed text, in words; null where it can be read. */
export function problemOf(text: string, language: Language, t: Pick<Areas["common"], "fieldErrors">): string | null {
  const parsed = parseNumber(text);
  if (parsed.ok) return null;
  if (parsed.code !== "ambiguous-separator") return t.fieldErrors[parsed.code];
  const [whole, fraction] = parsed.choices ?? [];
  if (whole === undefined || fraction === undefined) return t.fieldErrors["not-a-number"];
  return t.fieldErrors["ambiguous-separator"]({
    whole: formatDecimal(whole, language),
    fraction: formatDecimal(fraction, language),
  });
}

/** Says at a cell why its text cannot be read, and takes the sentence away once it can. */
export function sayProblem(cell: HTMLInputElement, language: Language, t: Pick<Areas["common"], "fieldErrors">): void {
  const problem = problemOf(cell.value, language, t);
  const id = `${cell.name}-error`;
  const said = document.getElementById(id);
  if (problem === null && said === null) return;
  const described = (cell.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one !== "" && one !== id);
  const box = cell.closest("td");
  // What the server said of a text that has changed since is no longer so.
  box?.classList.toggle("has-block", problem !== null);
  if (problem === null) {
    said?.remove();
    cell.removeAttribute("aria-invalid");
  } else {
    const sentence = said ?? document.createElement("p");
    sentence.id = id;
    sentence.className = "error";
    sentence.textContent = problem;
    if (said === null) (cell.closest(".input") ?? cell).after(sentence);
    cell.setAttribute("aria-invalid", "true");
    described.unshift(id);
  }
  if (described.length === 0) cell.removeAttribute("aria-describedby");
  else cell.setAttribute("aria-describedby", described.join(" "));
}
