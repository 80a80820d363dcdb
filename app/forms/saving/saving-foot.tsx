import { useRevalidator } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { numberErrorText } from "#app/messages/number-error.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { ActionBar } from "#app/ui/page.tsx";
import type { ConflictView } from "../conflict-view.ts";
import { FormSaving, type Held } from "./form-saving.ts";
import { type SaveState, stateWordId } from "./marks.ts";
import { countStates, type Entry } from "./outbox.ts";
import { useSender } from "./use-sender.ts";

type SavingFootProps = {
  ret: number;
  month: string;
  /** What the server last knew of the draft. */
  status: string;
  /** What is still missing before the month can be sent. */
  also: ReactNode;
  /** Conflicts of a Save that was refused. */
  conflicts: readonly ConflictView[];
  /** The buttons. */
  children: ReactNode;
};

const states: readonly SaveState[] = ["saved", "waiting", "sending", "refused", "conflict"];

/** Foot of the form: conflicts to choose from, what is saved and what is not, and the next step. Saves while it is there. */
export function SavingFoot({ ret, month, status, also, conflicts, children }: SavingFootProps) {
  const t = useMessages("liaison").saving;
  const common = useMessages("common");
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [live, setLive] = useState(false);
  const { sender, state } = useSender();
  const { revalidate } = useRevalidator();
  const again = useRef(revalidate);
  again.current = revalidate;
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form || !sender) return;
    const fieldError = (error: Parameters<typeof numberErrorText>[0]) => numberErrorText(error, common, language);
    // The unit of amounts stands in heads and earlier figures, which are of the server's making.
    const onStored = (name: string) => {
      if (name === "money") again.current();
    };
    const of = { ret, month, words: t, fieldError, onHeld: setHeld, onStored };
    const saving = new FormSaving(form, sender, of, conflicts);
    setLive(true);
    return () => saving.stop();
  }, [sender, ret, month, t, common, language, conflicts]);
  const mine = state.entries.filter((entry) => entry.ret === ret);
  const open = mine.filter((entry) => entry.state === "conflict");
  useEffect(() => {
    if (held === "conflict") document.getElementById("conflicts")?.focus();
  }, [held]);
  return (
    <>
      <div ref={place} hidden>
        {states.map((one) => (
          <span key={one} id={stateWordId(one)}>
            {t.states[one]}
          </span>
        ))}
      </div>
      {live ? <Chosen entries={open} /> : <Choices conflicts={conflicts} />}
      <ActionBar
        status={
          <>
            <Summary mine={mine} line={state.line} savedAt={state.savedAt} status={status} />
            {also === null ? null : <> · {also}</>}
            {held === null ? null : (
              <p className="error" role="alert">
                {t.held[held]}
              </p>
            )}
          </>
        }
      >
        {children}
      </ActionBar>
    </>
  );
}

type SummaryProps = { mine: readonly Entry[]; line: string; savedAt: string | null; status: string };

/** One line of what became of what was typed, and the way to what needs a hand. */
function Summary({ mine, line, savedAt, status }: SummaryProps) {
  const t = useMessages("liaison").saving;
  const language = useLanguage();
  const counts = countStates(mine);
  const count = (number: number) => ({ count: formatInteger(number, language) });
  const kind: SaveState =
    counts.conflict > 0
      ? "conflict"
      : counts.refused > 0
        ? "refused"
        : counts.waiting === 0
          ? "saved"
          : line === "cut" || line === "signed-out"
            ? "waiting"
            : "sending";
  const first = mine.find((entry) => entry.state === kind)?.name;
  const away = line === "signed-out" && counts.waiting > 0;
  const text = {
    conflict: t.conflicts(count(counts.conflict)),
    refused: t.refused(count(counts.refused)),
    waiting: away ? t.ended(count(counts.waiting)) : t.waiting(count(counts.waiting)),
    sending: t.sending,
    saved: savedAt === null ? status : t.allSaved({ time: savedAt }),
  }[kind];
  return (
    <span className="save-summary" data-save={savedAt === null && mine.length === 0 ? undefined : kind}>
      <span>{text}</span> {kind === "conflict" ? <a href="#conflicts">{t.choose}</a> : null}
      {kind === "refused" && first !== undefined ? <a href={`#${first}`}>{t.toFirst}</a> : null}
      {away ? <a href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>{t.signIn}</a> : null}
      <Heard text={kind === "sending" || (kind === "saved" && savedAt === null) ? "" : text} kind={kind} />
    </span>
  );
}

/** Says the summary to who hears the page: only when its kind changes, and when it has stayed for a moment. */
function Heard({ text, kind }: { text: string; kind: SaveState }) {
  const [heard, setHeard] = useState("");
  const said = useRef<SaveState | null>(null);
  useEffect(() => {
    if (text === "" || said.current === kind) return;
    const timer = setTimeout(() => {
      said.current = kind;
      setHeard(text);
    }, 2500);
    return () => clearTimeout(timer);
  }, [text, kind]);
  return (
    <span className="heard" role="status">
      {heard}
    </span>
  );
}

/** Both values of each field that two people changed, with the choice as buttons. */
function Chosen({ entries }: { entries: readonly Entry[] }) {
  const t = useMessages("liaison").saving;
  if (entries.length === 0) return null;
  return (
    <ConflictCard>
      {entries.map(({ name, fields, label, conflict }) =>
        conflict === undefined ? null : (
          <Conflict
            key={name}
            conflict={conflict}
            place={label}
            mine={Object.keys(fields).length === 1 ? (fields[name] ?? "") : null}
          >
            <button type="button" className="btn small" data-choose="theirs" data-of={name}>
              {t.keepTheirs}
            </button>
            <button type="button" className="btn small" data-choose="mine" data-of={name}>
              {t.keepMine}
            </button>
          </Conflict>
        ),
      )}
    </ConflictCard>
  );
}

/** The same without script: a choice that goes with the next Save. */
export function Choices({ conflicts }: { conflicts: readonly ConflictView[] }) {
  const t = useMessages("liaison").saving;
  if (conflicts.length === 0) return null;
  return (
    <ConflictCard>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.name} conflict={conflict} place={conflict.place} mine={null}>
          {(["theirs", "mine"] as const).map((choice) => (
            <label key={choice} className="check">
              <input
                type="radio"
                name={`c.${conflict.name}`}
                value={choice}
                defaultChecked={choice === "mine"}
                autoComplete="off"
              />
              <span>{choice === "mine" ? t.keepMine : t.keepTheirs}</span>
            </label>
          ))}
        </Conflict>
      ))}
    </ConflictCard>
  );
}

function ConflictCard({ children }: { children: ReactNode }) {
  const t = useMessages("liaison").saving;
  return (
    <Card id="conflicts" title={t.conflictTitle}>
      <p className="hint">{t.conflictHint}</p>
      <ul className="conflicts">{children}</ul>
    </Card>
  );
}

type ConflictProps = { conflict: ConflictView; place: string; mine: string | null; children: ReactNode };

function Conflict({ conflict, place, mine, children }: ConflictProps) {
  const t = useMessages("liaison").saving;
  const { name, stored, who, when } = conflict;
  return (
    <li>
      <fieldset>
        <legend>
          <a href={`#${name}`}>{place}</a>
        </legend>
        <p>
          <b>{t.theirs}:</b> <bdi>{stored}</bdi>
          {who === null || when === null ? null : <small> {t.changedBy({ who, when })}</small>}
        </p>
        {mine === null ? null : (
          <p>
            <b>{t.yours}:</b> <bdi>{mine}</bdi>
          </p>
        )}
        <div className="row">{children}</div>
      </fieldset>
    </li>
  );
}
