import { useMessages } from "#app/messages/use-messages.tsx";

export type DueBoxProps = {
  /** left: `days` whole days remain; last: today; over: `days` have passed. */
  kind: "left" | "last" | "over";
  /** Formatted count; unused for `last`. */
  days: string;
  /** Formatted due date with its weekday. */
  date: string;
  /** Words of its own in place of those of filing. */
  label?: string;
};

/** What is said after the count, in `time` of the common words. */
export const dueWords = { left: "daysLeft", last: "lastDay", over: "daysOver" } as const;

/** Days left to file, and the date. */
export function DueBox({ kind, days, date, label }: DueBoxProps) {
  const t = useMessages("common");
  return (
    <div className={`due ${kind}`}>
      {kind === "last" ? null : <b>{days}</b>}
      <span>
        {label ?? t.time[dueWords[kind]]}
        <small>{date}</small>
      </span>
    </div>
  );
}
