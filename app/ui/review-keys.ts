/** What a key asks for on a reviewer's page. */
export type ReviewKey = "next" | "previous" | "accept" | "back" | "help";

const letters: Readonly<Record<string, ReviewKey>> = { j: "next", k: "previous", a: "accept", b: "back" };
const questionMarks: ReadonlySet<string> = new Set(["?", "؟"]);

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey" | "repeat" | "isComposing">;

/**
 * What a pressed key asks for: j, k, a, b or ?. On a Persian keyboard the key at the letter's place counts, so that
 * nobody has to change the layout.
 * @returns null for any other key, one held down, or one with Ctrl, Alt or Meta
 */
export function reviewKeyOf(pressed: Pressed): ReviewKey | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat || pressed.isComposing) return null;
  if (questionMarks.has(pressed.key)) return "help";
  if (pressed.shiftKey) return null;
  const letter = /^[a-z]$/i.test(pressed.key) ? pressed.key : /^Key([A-Z])$/.exec(pressed.code)?.[1];
  return letters[letter?.toLowerCase() ?? ""] ?? null;
}

/** Whether a press belongs to a field that somebody types or chooses in, or to an open dialog. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("dialog[open]") !== null) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const name = "dahom.keys";

/** Whether somebody switched the single-letter keys off in this browser. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    return true;
  }
}

/** Switches the single-letter keys on or off in this browser; without its storage, for as long as the page stands. */
export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(name);
    else localStorage.setItem(name, "off");
  } catch {
    // A browser that keeps nothing still does what was asked, on this page.
  }
}
