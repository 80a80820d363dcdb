import { Link } from "@remix-run/react";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { classes } from "./classes.ts";
import { stateTone } from "./state-tag.tsx";

export type StripMonth = {
  period: string;
  name: string;
  /** The year, where it changes. */
  year?: string | null;
  /** null: not expected, or still to come. */
  state: ReturnState | null;
  /** null: nothing to open. */
  to: string | null;
  idle?: boolean;
  missing?: boolean;
  late?: boolean;
  /** The month this page is about. */
  current?: boolean;
  /** Instead of the state's short word, e.g. with a count of reasons. */
  note?: string;
};

/** Twelve months in one look: each with its state's colour, shape and word. */
export function YearStrip({ months }: { months: readonly StripMonth[] }) {
  const t = useMessages("common");
  return (
    <nav className="year" aria-label={t.months.strip}>
      <ol>
        {months.map((month) => (
          <li key={month.period}>
            <StripItem month={month} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StripItem({ month }: { month: StripMonth }) {
  const t = useMessages("common");
  const tone = month.missing ? "back" : month.idle ? "idle" : month.state === null ? "next" : stateTone(month.state);
  const shape = month.missing ? "missing" : month.idle ? "idle" : (month.state ?? "upcoming");
  const word = month.missing
    ? t.labels.missing
    : (month.note ?? (month.state === null ? t.labels.upcoming : month.idle ? t.labels.idle : t.shortStates[month.state]));
  const inside = (
    <>
      <b>
        {month.name}
        {month.year ? <small> {month.year}</small> : null}
      </b>
      <span className="shape" data-shape={shape} />
      <span className="word">{word}</span>
      {month.late ? <span className="word late">{t.labels.late}</span> : null}
    </>
  );
  const className = classes("month", tone, month.current && "now");
  if (month.to === null) return <div className={className}>{inside}</div>;
  return (
    <Link className={className} to={month.to} aria-current={month.current ? "page" : undefined}>
      {inside}
    </Link>
  );
}
