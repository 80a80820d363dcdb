import { Link } from "@remix-run/react";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "./banner.tsx";
import { Card } from "./card.tsx";
import { classes } from "./classes.ts";
import { Page } from "./page.tsx";
import { EmptyState } from "./small-parts.tsx";
import { StateTag } from "./state-tag.tsx";
import { type StripMonth, YearStrip } from "./year-strip.tsx";

type Waiting = {
  id: number;
  to: string;
  establishment: string;
  period: string;
  state: ReturnState;
  reasons: string | null;
  due: { kind: "left" | "last" | "over"; days: string; date: string } | null;
};

type DeskProps = {
  returned: string | null;
  waiting: readonly Waiting[];
  early: string | null;
  establishments: readonly { id: number; name: string; to: string; months: StripMonth[] }[];
  notices: readonly { id: number; to: string; text: string; establishment: string; when: string }[];
};

/** The liaison's desk: what waits, then the year of each establishment, then notices. */
export function Desk({ returned, waiting, early, establishments, notices }: DeskProps) {
  const { desk: t, after } = useMessages("liaison");
  return (
    <Page title={t.title} subtitle={early}>
      {returned === null ? null : <Banner kind="refusal">{returned}</Banner>}
      {establishments.length === 0 ? (
        <Card id="waiting">
          <EmptyState title={t.none}>{t.noneHint}</EmptyState>
        </Card>
      ) : (
        <Card id="waiting" title={t.waiting} flush>
          {waiting.length === 0 ? (
            <EmptyState title={t.nothingWaiting}>{t.nothingWaitingHint}</EmptyState>
          ) : (
            <ul className="waiting">
              {waiting.map((row) => (
                <li key={row.id}>
                  <WaitingMonth row={row} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      {establishments.map((establishment) => (
        <Card
          key={establishment.id}
          id={`year-${establishment.id}`}
          title={establishment.name}
          aside={
            <Link to={establishment.to}>
              {after.year.open}
              <span className="heard"> {establishment.name}</span>
            </Link>
          }
        >
          <YearStrip months={establishment.months} />
        </Card>
      ))}
      <Card id="notices" title={t.notices} flush>
        {notices.length === 0 ? (
          <p className="quiet pad">{t.noNotices}</p>
        ) : (
          <ul className="notices">
            {notices.map((notice) => (
              <li key={notice.id}>
                <Link to={notice.to}>{notice.text}</Link>
                <small>
                  {notice.establishment} · {notice.when}
                </small>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Page>
  );
}

function WaitingMonth({ row }: { row: Waiting }) {
  const t = useMessages("liaison").desk;
  const common = useMessages("common");
  const next = row.state === "returned" ? t.correct : row.state === "draft" ? t.goOn : t.fill;
  return (
    <>
      <div className="what">
        <b>{row.period}</b>
        <span>{row.establishment}</span>
      </div>
      <div className="where">
        <StateTag state={row.state} />
        {row.reasons === null ? null : <small>{row.reasons}</small>}
      </div>
      <div className={classes("until", row.due?.kind)}>
        {row.due === null ? null : (
          <>
            <b>
              {row.due.kind === "last"
                ? common.time.lastDay
                : `${row.due.days} ${row.due.kind === "left" ? common.time.daysLeft : common.time.daysOver}`}
            </b>
            <small>{row.due.date}</small>
          </>
        )}
      </div>
      <Link className={classes("btn", row.state === "returned" || row.due?.kind !== "over" ? "primary" : null)} to={row.to}>
        {next}
        <span className="heard">
          {" "}
          {row.period} {row.establishment}
        </span>
      </Link>
    </>
  );
}
