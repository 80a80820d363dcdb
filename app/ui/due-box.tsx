import { useMessages } from "#app/messages/use-messages.tsx";

export type DueBoxProps = {
  /** left: `days` whole days remain; last: today; over: `days` have passed. */
  kind: "left" | "last" | "over";
  /** Formatted count; unused for `last`. */
  days: string;
  /** Formatted due date with its weekday. */
  date: string;
};

/** Days left to file, and the date. */
export function DueBox({ kind, days, date }: DueBoxProps) {
  const t = useMessages("common");
  return (
    <div className={`due ${kind}`}>
      {kind === "last" ? null : <b>{days}</b>}
      <span>
        {kind === "left" ? t.time.daysLeft : kind === "over" ? t.time.daysOver : t.time.lastDay}
        <small>{date}</small>
      </span>
    </div>
  );
}
