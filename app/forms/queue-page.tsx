import { Link, useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmptyState } from "#app/ui/small-parts.tsx";
import { LabelTag, StateTag, Tag } from "#app/ui/state-tag.tsx";
import { Cell, Num, NumHead, Table } from "#app/ui/table.tsx";
import { DoneBanner } from "./done-banner.tsx";
import { QueueFilter } from "./queue-filter.tsx";
import { QueuePages } from "./queue-pages.tsx";
import type { QueuePageView, QueueRowView } from "./queue-view.ts";
import { TemplatesLink } from "./reason-template.tsx";
import { ReviewKeys } from "./review-keys.tsx";

const askAgainMs = 60_000;

function QueueAside({ desk, children }: Pick<QueuePageView, "desk"> & { children?: ReactNode }) {
  return (
    <>
      {children}
      {desk === "province" ? (
        <>
          <StandingLink />
          <TemplatesLink />
        </>
      ) : null}
      <ReviewKeys desk={desk} page="queue" />
    </>
  );
}

/** The way to the explanations that stand. */
function StandingLink() {
  const t = useMessages("expert");
  return (
    <Link className="quiet" to="/expert/standing">
      {t.standing}
    </Link>
  );
}

interface QueuePageProps {
  view: QueuePageView;
  /** Ways to other pages, beside the title. */
  links?: ReactNode;
  children?: ReactNode;
}

/** A review desk's queue: the period, what narrows it, the states with their counts, and what waits, largest impact first. */
export function QueuePage({ view, links, children }: QueuePageProps) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  return (
    <Page title={view.title} subtitle={view.subtitle} width="wide" aside={<QueueAside desk={view.desk}>{links}</QueueAside>}>
      <DoneBanner done={view.done} />
      <QueueFilter view={view} />
      <Arrived view={view} />
      {view.together === null ? null : <Together desk={view.desk} together={view.together} />}
      <Card flush className="queue">
        <nav className="tabs" aria-label={t.tabs}>
          {view.tabs.map((tab) => (
            <Link key={tab.tab} to={tab.to} aria-current={tab.current ? "page" : undefined}>
              {tab.label} <small>{tab.count}</small>
            </Link>
          ))}
        </nav>
        {view.empty === null ? (
          <Rows view={view} />
        ) : (
          <EmptyState
            title={view.empty.title}
            action={
              view.clearPath === null ? undefined : (
                <Link className="btn" to={view.clearPath}>
                  {t.clear}
                </Link>
              )
            }
          >
            {view.empty.hint}
          </EmptyState>
        )}
      </Card>
      {view.pages === null ? null : <QueuePages desk={view.desk} action={view.action} pages={view.pages} />}
      {children}
    </Page>
  );
}

/** What came since the queue was opened; asked again each minute while the page is looked at. */
function Arrived({ view }: { view: QueuePageView }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  const { load, data } = useFetcher<Pick<QueuePageView, "arrived" | "refreshPath">>();
  const { refreshPath } = view;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") load(refreshPath);
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [load, refreshPath]);
  const arrived = data?.refreshPath === refreshPath ? data.arrived : view.arrived;
  return (
    <div role="status" className="arrived">
      {arrived === null ? null : (
        <Banner kind="info">
          {arrived.text} <Link to={arrived.to}>{t.showArrived}</Link>
        </Banner>
      )}
    </div>
  );
}

type TogetherProps = { desk: QueuePageView["desk"]; together: NonNullable<QueuePageView["together"]> };

/** The way to deciding on what is clean together. */
function Together({ desk, together }: TogetherProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").together;
  return (
    <p className="together-open">
      <Link className="btn" to={together.to}>
        {together.text}
      </Link>
      <small>{t.openNote}</small>
    </p>
  );
}

function Rows({ view }: { view: QueuePageView }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  return (
    <Table caption={t.caption} className="queue-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.establishment}</th>
          <th scope="col">{view.desk === "ministry" ? t.columns.province : t.columns.county}</th>
          <th scope="col">{t.columns.isic}</th>
          <th scope="col">{t.columns.state}</th>
          <th scope="col">{t.columns.why}</th>
          <NumHead note={t.findingsNote}>{t.columns.findings}</NumHead>
          <NumHead note={t.columns.submitted}>{t.columns.waiting}</NumHead>
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => (
          <Row key={row.id} row={row} view={view} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row, view }: { row: QueueRowView; view: QueuePageView }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  return (
    <tr>
      <th scope="row">
        <span className="queue-name">
          {row.to === null ? row.establishment : <Link to={row.to}>{row.establishment}</Link>}
          {row.labels.map((label) => (
            <LabelTag key={label} kind={label} />
          ))}
          {row.inquiries === null ? null : (
            <Tag tone="wait" light>
              {row.inquiries}
            </Tag>
          )}
        </span>
      </th>
      <Cell label={view.desk === "ministry" ? t.columns.province : t.columns.county}>{row.place}</Cell>
      <Cell label={t.columns.isic}>
        <bdi dir="ltr">{row.isic}</bdi>
      </Cell>
      <Cell label={t.columns.state}>
        <StateTag state={row.state} short />
      </Cell>
      <Cell label={t.columns.why} className="queue-why">
        {row.why === null ? (
          <span className="none">{t.neverSent}</span>
        ) : (
          <span>
            {row.why.text} <small>{row.why.more}</small>
          </span>
        )}
      </Cell>
      <Num label={t.columns.findings} value={row.findings} className={row.findings === null ? undefined : "has-explain"} />
      <td className="num nowrap" data-label={t.columns.waiting}>
        <span>
          {row.waiting}
          {row.submitted === null ? null : (
            <time className="was" dateTime={row.submittedIso}>
              <bdi>{row.submitted}</bdi>
            </time>
          )}
        </span>
      </td>
    </tr>
  );
}
