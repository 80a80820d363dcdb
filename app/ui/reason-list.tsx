import { useMessages } from "#app/messages/use-messages.tsx";
import { BeforeAfter } from "./small-parts.tsx";

export type ReasonItem = {
  id: number;
  /** Words of the reason's code. */
  title: string;
  /** Measure and product, or null for the whole return. */
  place: string | null;
  /** Name of the cell's input, to jump there. */
  cell?: string | null;
  /** The cell's value that was objected to, canonical; "" for a blank. */
  objected?: string;
  /** What the reviewer wrote. */
  text: string;
  /** Who gave it and when, formatted. */
  by?: string;
  /** How it was answered: by a changed number, by a reply, or not yet. */
  answer?: {
    kind: "changed" | "reply" | "open";
    /** The reply's words. */
    content?: string;
    /** The value before and after, formatted; null for blank. */
    change?: { before: string | null; after: string | null };
  };
  /** The reply's field `r.<id>`; absent where nobody replies here. */
  reply?: { value: string; error?: string | null /** What to write, where it is not the liaison who replies. */; hint?: string };
};

/** Anchor of a reason on its page. */
export function reasonAnchor(id: number): string {
  return `reason-${id}`;
}

/** Reasons of a send-back or refer-back, each with its way to the cell and its answer. */
export function ReasonList({ reasons }: { reasons: readonly ReasonItem[] }) {
  return (
    <ol className="reasons">
      {reasons.map((reason) => (
        <li
          key={reason.id}
          id={reasonAnchor(reason.id)}
          tabIndex={-1}
          data-reason={reason.reply && reason.id}
          data-cell={reason.cell}
          data-objected={reason.objected}
          data-answer={reason.answer?.kind}
        >
          <Reason reason={reason} />
        </li>
      ))}
    </ol>
  );
}

function Reason({ reason }: { reason: ReasonItem }) {
  const t = useMessages("common");
  const place = reason.place ?? t.reasons.whole;
  return (
    <>
      <span className="shape" data-shape={reason.answer?.kind ?? "open"} />
      <div className="say">
        <b>{reason.title}</b>
        <span className="place">
          {" · "}
          {reason.cell ? <a href={`#${reason.cell}`}>{place}</a> : place}
          {reason.by === undefined ? null : <> · {reason.by}</>}
        </span>
        {reason.text === "" ? null : (
          <p>
            <bdi>{reason.text}</bdi>
          </p>
        )}
        {reason.answer === undefined ? null : <Answer answer={reason.answer} />}
        {reason.reply === undefined ? null : <Reply id={reason.id} reply={reason.reply} />}
      </div>
    </>
  );
}

function Answer({ answer }: { answer: NonNullable<ReasonItem["answer"]> }) {
  const t = useMessages("common");
  const word = {
    changed: t.reasons.changed,
    reply: t.reasons.answer,
    open: t.reasons.open,
  }[answer.kind];
  return (
    <p className={`answer ${answer.kind}`}>
      <b>{word}</b> {answer.change === undefined ? null : <BeforeAfter {...answer.change} />}
      {answer.content ? (
        <>
          {" "}
          <bdi>{answer.content}</bdi>
        </>
      ) : null}
    </p>
  );
}

function Reply({ id, reply }: { id: number; reply: NonNullable<ReasonItem["reply"]> }) {
  const t = useMessages("common");
  const name = `r.${id}`;
  return (
    <div className="explanation">
      <label htmlFor={name}>{t.reasons.reply}</label>
      <textarea
        id={name}
        name={name}
        rows={2}
        autoComplete="off"
        defaultValue={reply.value}
        placeholder={reply.hint ?? t.reasons.replyHint}
        aria-describedby={reply.error ? `${reasonAnchor(id)} ${name}-error` : reasonAnchor(id)}
        aria-invalid={reply.error ? true : undefined}
      />
      {reply.error ? (
        <p className="error" id={`${name}-error`}>
          {reply.error}
        </p>
      ) : null}
    </div>
  );
}
