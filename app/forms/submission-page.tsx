import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { AttachmentList, type FileView } from "#app/ui/attachment-list.tsx";
import { Card } from "#app/ui/card.tsx";
import { FindingNote } from "#app/ui/finding-note.tsx";
import { Page, TwoColumns } from "#app/ui/page.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";
import { ReasonList } from "#app/ui/reason-list.tsx";
import { Facts } from "#app/ui/small-parts.tsx";
import { InForceTag, StateTag, Tag } from "#app/ui/state-tag.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";
import { BlockTables } from "./blocks/block-tables.tsx";
import type { BlockTableView } from "./blocks/block-view.ts";
import { FigureGrid, type GridBody } from "./figure-grid.tsx";
import type { FindingView, ReasonView } from "./return-view.ts";
import { VersionBanners, VersionChanges, type VersionsView } from "./version-parts.tsx";
import { WithdrawBox } from "./withdraw-box.tsx";

type Delivery = { id: number; name: string; state: "prepared" | "sent" | "acknowledged" | "refused" | "dead"; text: string };

export type SubmissionPageProps = {
  title: string;
  subtitle: string;
  state: ReturnState;
  inForce: string | null;
  figuresTitle: string;
  sentAt: string;
  facts: { term: string; value: string }[];
  grid: GridBody;
  blocks: BlockTableView[];
  money: string;
  findings: FindingView[];
  reasons: ReasonView[];
  files: FileView[];
  versions: { number: number; to: string; receipt: string; text: string; current: boolean }[];
  events: TimelineItem[];
  deliveries: Delivery[];
  editPath: string | null;
  /** Of a month that was sent: its versions, and the way to take the newest back. */
  sent?: VersionsView;
  /** Why a withdrawal was refused. */
  refused?: string | null;
  /** Above the figures: what waits for this person. */
  children?: ReactNode;
  /** Where the figures are not sent yet: before them, beside their history, at the page's foot. */
  before?: ReactNode;
  aside?: ReactNode;
  after?: ReactNode;
};

const deliveryTone = { prepared: "wait", sent: "sent", acknowledged: "done", refused: "back", dead: "back" } as const;

/** What was sent, read-only: figures, explanations, reasons, where the month stands and where its figures arrived. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { view: t, after } = useMessages("liaison");
  const common = useMessages("common");
  const { sent } = props;
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
      {props.children}
      {props.before}
      {sent === undefined ? null : <VersionBanners view={sent} refused={props.refused ?? null} />}
      <Card
        id="figures"
        title={props.figuresTitle}
        aside={[props.sentAt, props.money, sent?.form].filter(Boolean).join(" · ")}
        flush
      >
        <FigureGrid body={props.grid} money={props.money} readOnly />
        {props.blocks.length === 0 ? null : <BlockTables tables={props.blocks} />}
        {props.findings.map((finding) => (
          <FindingNote
            key={finding.key}
            findingKey={finding.key}
            severity={finding.severity}
            title={finding.title}
            why={finding.why}
            explanation={finding.explanation === null ? null : { value: finding.explanation.value, readOnly: true }}
          >
            {finding.sentence}
          </FindingNote>
        ))}
      </Card>
      <TwoColumns
        aside={
          <>
            {props.aside}
            {props.versions.length === 0 ? null : (
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
                        <VersionMark text={sent?.marks.find((mark) => mark.version === version.number)?.text ?? null} />
                      </li>
                    ))}
                  </ul>
                  {sent?.withdraw ? <WithdrawBox view={sent.withdraw} /> : null}
                </Card>
              </>
            )}
          </>
        }
      >
        <Card id="operation-sent">
          <Facts items={props.facts} />
        </Card>
        {props.files.length === 0 ? null : (
          <Card id="files" title={common.files.list} className="files-sent">
            <AttachmentList files={props.files} />
          </Card>
        )}
        {sent?.changes ? <VersionChanges changes={sent.changes} /> : null}
        {props.reasons.length === 0 ? null : (
          <Card id="reasons" title={common.reasons.title} flush>
            <ReasonList reasons={props.reasons.map((reason) => ({ ...reason, cell: null }))} />
          </Card>
        )}
        <Card id="history" title={common.history.title} flush>
          <Timeline items={props.events} />
        </Card>
      </TwoColumns>
      {props.after}
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
