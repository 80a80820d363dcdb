import { useEffect, useId, useRef, useState } from "react";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { isTyping, keysAreOn, type ReviewKey, reviewKeyOf, switchKeys } from "#app/ui/review-keys.ts";
import { openReasons } from "./review-prefill.ts";

type KeysProps = { desk: ReviewDesk; page: "queue" | "return" };

function find(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

/** Goes to a control; on it already, presses it. */
function goOrPress(control: HTMLElement | null): boolean {
  if (control === null) return false;
  if (document.activeElement === control) control.click();
  else control.focus();
  return true;
}

function press(link: HTMLElement | null): boolean {
  link?.click();
  return link !== null;
}

/** Goes from row to row of the queue, beginning at its first. */
function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(".queue-table tbody th a")];
  const at = rows.findIndex((row) => row.matches(":focus"));
  const to = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  to?.focus();
  return to !== undefined;
}

type Acts = Record<Exclude<ReviewKey, "help">, () => boolean>;
const acts: Record<KeysProps["page"], Acts> = {
  return: {
    next: () => press(find('.head .steps a[rel="next"]')),
    previous: () => press(find('.head .steps a[rel="prev"]')),
    accept: () => goOrPress(find('.actions button[value="accept"], .actions button[value="approve"]')),
    back: openReasons,
  },
  queue: {
    next: () => step(1),
    previous: () => step(-1),
    accept: () => goOrPress(find(".together-open a")),
    back: () => false,
  },
};

/** The keys of a reviewer's page, with the help that says them and switches them off. Without script there are none. */
export function ReviewKeys({ desk, page }: KeysProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").keys;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [state, setState] = useState<"unknown" | "on" | "off">("unknown");
  useEffect(() => setState(keysAreOn() ? "on" : "off"), []);
  useEffect(() => {
    if (state !== "on") return;
    const heard = (event: KeyboardEvent) => {
      const key = event.defaultPrevented || isTyping(event.target) ? null : reviewKeyOf(event);
      if (key === null || dialog.current?.open) return;
      if (key === "help") dialog.current?.showModal();
      else if (!acts[page][key]()) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", heard);
    return () => document.removeEventListener("keydown", heard);
  }, [state, page]);
  if (state === "unknown") return null;
  function change(on: boolean) {
    switchKeys(on);
    setState(on ? "on" : "off");
  }
  return (
    <>
      <button type="button" className="btn small quiet keys-open" onClick={() => dialog.current?.showModal()}>
        {t.open} {state === "on" ? <kbd>?</kbd> : null}
      </button>
      <dialog ref={dialog} className="keys" aria-labelledby={title}>
        <h2 id={title}>{t.title}</h2>
        <KeyList desk={desk} page={page} />
        <label>
          <input type="checkbox" checked={state === "on"} onChange={(event) => change(event.target.checked)} autoComplete="off" />{" "}
          {t.on}
        </label>
        <p className="hint">{t.onHint}</p>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {t.close}
        </button>
      </dialog>
    </>
  );
}

function KeyList({ desk, page }: KeysProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").keys;
  const rows: [string, string][] =
    page === "queue"
      ? [
          ["J", t.inQueue.next],
          ["K", t.inQueue.previous],
          ["A", t.inQueue.accept],
          ["?", t.help],
        ]
      : [
          ["J", t.inReturn.next],
          ["K", t.inReturn.previous],
          ["A", t.accept[desk]],
          ["B", t.inReturn.back],
          ["?", t.help],
        ];
  return (
    <dl>
      {rows.map(([key, said]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
