import { useMessages } from "#app/messages/use-messages.tsx";
import type { Tone } from "./classes.ts";

export type TimelineItem = {
  id: string | number;
  title: string;
  /** Person and role, formatted. */
  who?: string | null;
  /** Formatted moment. */
  when: string;
  /** ISO, for machines. */
  whenIso?: string;
  note?: string;
  tone?: Tone;
};

/** History of a return, newest first as given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const t = useMessages("common");
  if (items.length === 0) return <p className="quiet">{t.history.none}</p>;
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.id} className={item.tone ?? "idle"}>
          <b>{item.title}</b>
          <small>
            {item.who ? <>{item.who} · </> : null}
            <time dateTime={item.whenIso}>{item.when}</time>
          </small>
          {item.note ? <p>{item.note}</p> : null}
        </li>
      ))}
    </ol>
  );
}
