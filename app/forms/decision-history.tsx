import { Link } from "@remix-run/react";
import type { Severity } from "#app/domain/checks/finding.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import type { Tone } from "#app/ui/classes.ts";

/** A finding as it stood when somebody decided. */
export interface SeenFinding {
  key: string;
  severity: Severity;
  title: string;
  sentence: string;
  /** The liaison's explanation by then; "" where none. */
  said: string;
  why: { to: string; text: string } | null;
}

/** One event of a return's history, with what whoever took it could see. */
export interface DecisionItem {
  id: number;
  title: string;
  who: string | null;
  when: string;
  whenIso: string;
  version: string | null;
  note: string | null;
  tone: Tone;
  reasons: { id: number; title: string; place: string; text: string }[];
  /** Explanations that were let stand with it. */
  stood: { id: number; title: string; text: string; to: string | null }[];
  /** null: an event that is no decision on a version. */
  grounds: {
    counts: { all: string; explained: string; open: string; notes: string };
    findings: SeenFinding[];
    later: SeenFinding[];
  } | null;
}

type HistoryProps = { desk: ReviewDesk; items: readonly DecisionItem[] };

/** The history of a return as it can be accounted for a year later. */
export function DecisionHistory({ desk, items }: HistoryProps) {
  const common = useMessages("common");
  if (items.length === 0) return <p className="quiet">{common.history.none}</p>;
  return (
    <ol className="timeline decisions">
      {items.map((item) => (
        <li key={item.id} className={item.tone}>
          <b>{item.title}</b>
          <small>
            {item.who === null ? null : <>{item.who} · </>}
            <time dateTime={item.whenIso}>{item.when}</time>
            {item.version === null ? null : <> · {item.version}</>}
          </small>
          {item.note === null ? null : (
            <p>
              <bdi>{item.note}</bdi>
            </p>
          )}
          {item.stood.map((one) => (
            <p key={one.id}>
              {one.to === null ? one.title : <Link to={one.to}>{one.title}</Link>}: <bdi>{one.text}</bdi>
            </p>
          ))}
          <Seen desk={desk} item={item} />
        </li>
      ))}
    </ol>
  );
}

function Seen({ desk, item }: { desk: ReviewDesk; item: DecisionItem }) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").sendBack.grounds;
  const { grounds, reasons } = item;
  if (grounds === null && reasons.length === 0) return null;
  return (
    <details>
      <summary>{t.decided}</summary>
      {reasons.length === 0 ? null : (
        <>
          <b>{t.reasons}</b>
          <ul>
            {reasons.map((reason) => (
              <li key={reason.id}>
                {reason.title} · {reason.place}
                {reason.text === "" ? null : (
                  <>
                    {": "}
                    <bdi>{reason.text}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {grounds === null ? null : grounds.findings.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <b>{t.counts(grounds.counts)}</b>
          <Findings findings={grounds.findings} said={t.explained} />
        </>
      )}
      {grounds === null || grounds.later.length === 0 ? null : (
        <>
          <b>{t.later}</b>
          <Findings findings={grounds.later} said={t.explained} />
        </>
      )}
    </details>
  );
}

function Findings({ findings, said }: { findings: readonly SeenFinding[]; said: string }) {
  return (
    <ul>
      {findings.map((finding) => (
        <li key={finding.key}>
          <span className="shape" data-shape={finding.severity} /> <b>{finding.title}</b>
          <p>{finding.sentence}</p>
          {finding.said === "" ? null : (
            <p>
              <b>{said}:</b> <bdi>{finding.said}</bdi>
            </p>
          )}
          {finding.why === null ? null : <a href={finding.why.to}>{finding.why.text}</a>}
        </li>
      ))}
    </ul>
  );
}
