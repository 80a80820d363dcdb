import { Link } from "@remix-run/react";
import { measures, type ReturnState } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { FindingNote } from "#app/ui/finding-note.tsx";
import { Page, TwoColumns } from "#app/ui/page.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";
import { ReasonList } from "#app/ui/reason-list.tsx";
import { Facts } from "#app/ui/small-parts.tsx";
import { InForceTag, StateTag, Tag } from "#app/ui/state-tag.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";
import { FigureGrid, type GridRow } from "./figure-grid.tsx";
import { optionalMeasures } from "./return-form.tsx";
import type { FindingView, ReasonView } from "./return-view.ts";
import { VersionBanners, VersionChanges, type VersionsView } from "./version-parts.tsx";
import { WithdrawBox } from "./withdraw-box.tsx";

type Delivery = { id: number; name: string; state: "prepared" | "sent" | "acknowledged" | "refused" | "dead"; text: string };

type SubmissionPageProps = {
  title: string;
  subtitle: string;
  state: ReturnState;
  inForce: string | null;
  figuresTitle: string;
  sentAt: string;
  facts: { term: string; value: string }[];
  rows: GridRow[];
  money: string;
  findings: FindingView[];
  reasons: ReasonView[];
  versions: { number: number; to: string; receipt: string; text: string; current: boolean }[];
  events: TimelineItem[];
  deliveries: Delivery[];
  editPath: string | null;
  after: VersionsView;
  /** Why a withdrawal was refused. */
  refused: string | null;
};

const deliveryTone = { prepared: "wait", sent: "sent", acknowledged: "done", refused: "back", dead: "back" } as const;

/** What was sent, read-only: figures, explanations, reasons, where the month stands and where its figures arrived. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { view: t, after } = useMessages("liaison");
  const common = useMessages("common");
  return (
    <Page
      title={props.title}
      tag={
        <>
          <StateTag state={props.state} /> {props.inForce === null ? null : <InForceTag number={props.inForce} />}
        </>
      }
      subtitle={props.subtitle}
      aside={
        <>
          <PrintButton>{after.versions.print}</PrintButton>
          {props.editPath === null ? null : (
            <Link className="btn primary" to={props.editPath}>
              {t.edit}
            </Link>
          )}
        </>
      }
      width="wide"
    >
      <VersionBanners view={props.after} refused={props.refused} />
      <Card id="figures" title={props.figuresTitle} aside={`${props.sentAt} · ${props.money} · ${props.after.form}`} flush>
        <FigureGrid rows={props.rows} measures={measures} optional={optionalMeasures} money={props.money} readOnly />
        {props.findings.map((finding) => (
          <FindingNote
            key={finding.key}
            findingKey={finding.key}
            severity={finding.severity}
            title={finding.title}
            explanation={finding.explanation === null ? null : { value: finding.explanation.value, readOnly: true }}
          >
            {finding.sentence}
          </FindingNote>
        ))}
      </Card>
      <TwoColumns
        aside={
          <>
            <Card id="arrivals" title={t.arrivals} flush>
              {props.deliveries.length === 0 ? (
                <p className="quiet">{t.arrivalsNone}</p>
              ) : (
                <ul className="arrivals">
                  {props.deliveries.map((delivery) => (
                    <li key={delivery.id}>
                      <b>{delivery.name}</b>
                      <Tag tone={deliveryTone[delivery.state]} light>
                        {delivery.text}
                      </Tag>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
            <Card id="versions" title={t.versions} flush>
              <ul className="versions">
                {props.versions.map((version) => (
                  <li key={version.number}>
                    <Link to={version.to} aria-current={version.current ? "true" : undefined}>
                      {version.text}
                    </Link>{" "}
                    <Link to={version.receipt}>{t.receipt}</Link>
                    <VersionMark text={props.after.marks.find((mark) => mark.version === version.number)?.text ?? null} />
                  </li>
                ))}
              </ul>
              {props.after.withdraw === null ? null : <WithdrawBox view={props.after.withdraw} />}
            </Card>
          </>
        }
      >
        <Card id="operation-sent">
          <Facts items={props.facts} />
        </Card>
        {props.after.changes === null ? null : <VersionChanges changes={props.after.changes} />}
        {props.reasons.length === 0 ? null : (
          <Card id="reasons" title={common.reasons.title} flush>
            <ReasonList reasons={props.reasons.map((reason) => ({ ...reason, cell: null }))} />
          </Card>
        )}
        <Card id="history" title={common.history.title} flush>
          <Timeline items={props.events} />
        </Card>
      </TwoColumns>
    </Page>
  );
}

function VersionMark({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <Tag tone="idle" light>
      {text}
    </Tag>
  );
}
