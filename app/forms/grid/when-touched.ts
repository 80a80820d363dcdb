const touches = ["pointerover", "pointerdown", "keydown", "focusin", "input"] as const;

function isChosen(select: HTMLSelectElement): boolean {
  const first = [...select.options].findIndex((option) => option.defaultSelected);
  return select.selectedIndex !== Math.max(first, 0);
}

/** Whether somebody did something in the form before this ran. */
function isTouched(grid: HTMLElement): boolean {
  const form = grid.closest("form") ?? grid;
  if (form.contains(document.activeElement) || grid.querySelector("[data-pressed]") !== null) return true;
  return (
    [...grid.querySelectorAll<HTMLInputElement>("input[data-measure]")].some((input) => input.value !== input.defaultValue) ||
    [...form.querySelectorAll("select")].some(isChosen)
  );
}

/**
 * Fetches what makes a grid more than a form as soon as somebody touches the page, and not before: on a poor line the
 * form itself comes first, and it works without. Where the line breaks meanwhile, the next touch asks again.
 * @param fetch gives what starts the grid's listening, which gives what ends it
 * @returns what ends all of it
 */
export function whenTouched(grid: HTMLElement, fetch: () => Promise<() => () => void>): () => void {
  let ended = false;
  let stop = () => {};
  let asked = false;
  const waiting = new AbortController();
  const ask = () => {
    if (asked) return;
    asked = true;
    fetch().then(
      (start) => {
        waiting.abort();
        if (ended) return;
        stop = start();
        // Pressed before anybody listened; public/early.js remembers what came before this file.
        const pressed = grid.querySelector<HTMLElement>("[data-pressed]");
        if (pressed === null) return;
        delete pressed.dataset.pressed;
        pressed.click();
      },
      () => {
        asked = false;
      },
    );
  };
  for (const touch of touches) document.addEventListener(touch, ask, { signal: waiting.signal, passive: true, capture: true });
  const remember = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button[data-grid]") : null;
    if (button !== null) button.dataset.pressed = "";
  };
  grid.addEventListener("click", remember, { signal: waiting.signal, passive: true });
  if (isTouched(grid)) ask();
  return () => {
    ended = true;
    waiting.abort();
    stop();
  };
}
