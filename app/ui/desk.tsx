import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "./banner.tsx";
import { Card } from "./card.tsx";
import { classes } from "./classes.ts";
import { type DueBoxProps, dueWords } from "./due-box.tsx";
import { EstablishmentSwitcher, type SwitcherView } from "./establishment-switcher.tsx";
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
  due: DueBoxProps | null;
  act: "sign" | "correct" | "fill" | "look";
};

type DeskProps = {
  toSign: string | null;
  declined: string | null;
  switcher: SwitcherView | null;
  nothingFound: boolean;
  more: { waiting: string | null; establishments: string | null };
  waiting: readonly Waiting[];
  early: string | null;
  establishments: readonly { id: number; name: string; to: string; months: StripMonth[] }[];
  /** Before what waits: what is asked of this person. */
  first: ReactNode;
  /** After the years: notices. */
  children: ReactNode;
};

/** The liaison's desk: what waits, then the year of each establishment, then notices. */
export function Desk(props: DeskProps) {
  const { waiting, early, establishments, more, first, children } = props;
  const { desk: t, people, after } = useMessages("liaison");
  return (
    <Page title={t.title} subtitle={early}>
      {props.switcher === null ? null : <EstablishmentSwitcher {...props.switcher} />}
      {props.declined === null ? null : (
        <Banner kind="success" focus>
          {props.declined}
        </Banner>
      )}
      {props.toSign === null ? null : <Banner kind="info">{props.toSign}</Banner>}
      {first}
      {establishments.length === 0 ? (
        <Card id="waiting">
          {props.nothingFound ? (
            <EmptyState title={people.desk.notFound}>{people.desk.notFoundHint}</EmptyState>
          ) : (
            <EmptyState title={t.none}>{t.noneHint}</EmptyState>
          )}
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
          {more.waiting === null ? null : <p className="quiet pad">{more.waiting}</p>}
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
      {more.establishments === null ? null : <p className="quiet">{more.establishments}</p>}
      {children}
    </Page>
  );
}

function WaitingMonth({ row }: { row: Waiting }) {
  const { desk: t, people } = useMessages("liaison");
  const common = useMessages("common");
  const next = {
    sign: people.signature.onDesk,
    correct: t.correct,
    fill: row.state === "draft" ? t.goOn : t.fill,
    look: people.signature.look,
  }[row.act];
  const primary = row.act !== "look" && (row.act !== "fill" || row.due?.kind !== "over");
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
              {row.due.kind === "last" ? null : `${row.due.days} `}
              {row.due.label ?? common.time[dueWords[row.due.kind]]}
            </b>
            <small>{row.due.date}</small>
          </>
        )}
      </div>
      <Link className={classes("btn", primary && "primary")} to={row.to}>
        {next}
        <span className="heard">
          {" "}
          {row.period} {row.establishment}
        </span>
      </Link>
    </>
  );
}
