import { useLocation } from "@remix-run/react";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { type Entry, keyOf } from "./outbox.ts";
import type { Sender } from "./sender.ts";
import { useSender } from "./use-sender.ts";

/** What waits in this browser for other forms than the one that is open, and the question at signing out. */
export function OutboxNotice() {
  const { sender, state } = useSender();
  const t = useMessages("liaison").saving;
  const language = useLanguage();
  const { pathname } = useLocation();
  useEffect(() => {
    // Without it everything works but the page that is shown while there is no line.
    if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  }, []);
  if (sender === null) return null;
  const elsewhere = state.entries.filter((entry) => pathname !== `/liaison/returns/${entry.ret}`);
  const returns = [...new Set(elsewhere.map((entry) => entry.ret))];
  return (
    <>
      {returns.length === 0 ? null : (
        <aside className="outbox" aria-label={t.outbox.title}>
          <ul>
            {returns.map((ret) => (
              <li key={ret}>
                <OfReturn
                  entries={elsewhere.filter((entry) => entry.ret === ret)}
                  sender={sender}
                  count={(number) => formatInteger(number, language)}
                />{" "}
                {state.line === "signed-out" ? (
                  <a href={`/sign-in?next=${encodeURIComponent(pathname)}`}>{t.signIn}</a>
                ) : (
                  <a href={`/liaison/returns/${ret}`}>{t.outbox.open}</a>
                )}
              </li>
            ))}
          </ul>
        </aside>
      )}
      <Leaving sender={sender} entries={state.entries} />
    </>
  );
}

type OfReturnProps = { entries: readonly Entry[]; sender: Sender; count: (number: number) => string };

function OfReturn({ entries, sender, count }: OfReturnProps) {
  const t = useMessages("liaison").saving.outbox;
  const month = entries[0]?.month ?? "";
  const waiting = entries.filter((entry) => entry.state === "waiting").length;
  const refused = entries.filter((entry) => entry.state !== "waiting");
  return (
    <>
      {waiting === 0 ? null : t.waiting({ count: count(waiting), month })}
      {refused.length === 0 ? null : (
        <>
          {t.refused({ count: count(refused.length), month })}
          <ul>
            {refused.map((entry) => (
              <li key={entry.name}>
                {entry.label}: <bdi>{Object.values(entry.fields).filter(Boolean).join(" ")}</bdi> {entry.said}
              </li>
            ))}
          </ul>
          <button type="button" className="btn small" onClick={() => sender.change([], refused.map(keyOf))}>
            {t.discard}
          </button>
        </>
      )}
    </>
  );
}

/** Asks before a person signs out while something of his is unsent; forgets whom the offline page speaks to. */
function Leaving({ sender, entries }: { sender: Sender; entries: readonly Entry[] }) {
  const t = useMessages("liaison").saving.leaving;
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement | null>(null);
  const [failed, setFailed] = useState(false);
  const unsent = useRef(0);
  unsent.current = entries.length;
  const leave = () => void sender.store.setReader(null).finally(() => form.current?.submit());
  useEffect(() => {
    const asked = (event: SubmitEvent) => {
      if (!(event.target instanceof HTMLFormElement) || event.target.getAttribute("action") !== "/sign-out") return;
      event.preventDefault();
      form.current = event.target;
      // The field one was typing in is taken up by now: pressing the button has left it.
      setTimeout(() => {
        if (unsent.current > 0) dialog.current?.showModal();
        else void sender.store.setReader(null).finally(() => form.current?.submit());
      });
    };
    document.addEventListener("submit", asked, true);
    return () => document.removeEventListener("submit", asked, true);
  }, [sender]);
  const send = async (event: MouseEvent) => {
    event.preventDefault();
    await sender.flush();
    if (sender.state().entries.length === 0) leave();
    else setFailed(true);
  };
  return (
    <dialog ref={dialog} className="leaving" aria-labelledby="leaving-title">
      <h2 id="leaving-title">{t.title({ count: formatInteger(entries.length, language) })}</h2>
      <p>{t.text}</p>
      {failed ? (
        <p className="error" role="alert">
          {t.failed}
        </p>
      ) : null}
      <form method="dialog" className="row">
        <button type="button" className="btn primary" onClick={(event) => void send(event)}>
          {t.send}
        </button>
        <button type="button" className="btn" onClick={leave}>
          {t.keep}
        </button>
        <button type="submit" className="btn">
          {t.stay}
        </button>
      </form>
    </dialog>
  );
}
