import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { ReasonList } from "#app/ui/reason-list.tsx";
import { DecisionHistory } from "./decision-history.tsx";
import type { ReviewPageView } from "./review-view.ts";
import { TimelineLink } from "./timeline-link.tsx";

/** Beside the figures: reasons and answers, the way of the month, where its figures arrived. */
export function ReviewAside({ view }: { view: ReviewPageView }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").review;
  return (
    <>
      {view.reasons.map((group) => (
        <Card key={group.key} id={`reasons-${group.key}`} title={group.title} aside={group.note} flush>
          <ReasonList reasons={group.items} />
        </Card>
      ))}
      <Card id="history" title={t.history} aside={view.days} flush>
        <DecisionHistory desk={view.desk} items={view.timeline} />
        {view.versions.length === 0 ? null : (
          <nav className="version-links" aria-label={t.history}>
            {view.versions.map((version) => (
              <Link key={version.to} to={version.to} aria-current={version.current ? "page" : undefined}>
                {version.text}
              </Link>
            ))}
          </nav>
        )}
        <TimelineLink desk={view.desk} />
      </Card>
      {view.deliveries === null ? null : <Deliveries view={view} deliveries={view.deliveries} />}
    </>
  );
}

type DeliveriesProps = { view: ReviewPageView; deliveries: NonNullable<ReviewPageView["deliveries"]> };

function Deliveries({ view, deliveries }: DeliveriesProps) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").review;
  const tones = { arrived: "done", "under-way": "sent", refused: "back", dead: "back" } as const;
  return (
    <Card id="deliveries" title={t.deliveries} flush>
      {deliveries.length === 0 ? (
        <p className="quiet">{view.state === "approved" ? t.noRecipient : t.noDeliveries}</p>
      ) : (
        <ul className="deliveries">
          {deliveries.map((row) => {
            const said = t.deliveryStates[row.state];
            return (
              <li key={row.id} className={tones[row.state]}>
                <b>{row.recipient}</b>
                <small>
                  {typeof said === "string" ? said : said({ time: row.when ?? "" })} · {t.version({ version: row.version })}
                </small>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
