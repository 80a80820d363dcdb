import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { AttachmentList } from "#app/ui/attachment-list.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { FindingNote } from "#app/ui/finding-note.tsx";
import { ActionBar, Page, TwoColumns } from "#app/ui/page.tsx";
import { NextPrevious } from "#app/ui/small-parts.tsx";
import { InForceTag, LabelTag, StateTag, Tag } from "#app/ui/state-tag.tsx";
import { BlockTables } from "./blocks/block-tables.tsx";
import { DoneBanner } from "./done-banner.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { instead, reasonPath } from "./reason-cell.tsx";
import { ReviewAside } from "./review-aside.tsx";
import { ReviewCompose, sendWords } from "./review-compose.tsx";
import { reviewField } from "./review-fields.ts";
import { ReviewKeys } from "./review-keys.tsx";
import { beginReason, openReasons, type Proposal } from "./review-prefill.ts";
import { AllCells, ReviewTable } from "./review-table.tsx";
import { TrendTable } from "./review-trend.tsx";
import type { ReviewFinding, ReviewPageView } from "./review-view.ts";
import { StandingChoice } from "./standing-offer.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type ReviewPageProps = { view: ReviewPageView };

type ReviewPageWithMore = ReviewPageProps & {
  /** Before the figures: what is asked of this desk. */
  children?: ReactNode;
};

/** A reviewer's page of a return: figures, findings, what changed, whose days, and the decision. */
export function ReviewPage({ view, children }: ReviewPageWithMore) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").review;
  const { form } = view;
  return (
    <Page
      title={view.title}
      width="wide"
      tag={<Tags view={view} />}
      subtitle={view.subtitle}
      aside={
        <>
          <Link className="quiet" to={view.queuePath}>
            {t.backToQueue}
          </Link>
          <NextPrevious {...view.steps} />
          <ReviewKeys desk={view.desk} page="return" />
        </>
      }
    >
      <Answer view={view} />
      {children}
      <Form key={form.key} method="post" action={form.action} className="stack review-form" autoComplete="off" noValidate>
        <HiddenKey value={form.key} revision={form.revision} />
        <input type="hidden" name={reviewField.from} value={form.from} autoComplete="off" />
        <TwoColumns aside={<ReviewAside view={view} />}>
          <Figures view={view} />
          {view.actions.sendBack || view.actions.referBack ? <ReviewCompose desk={view.desk} form={form} /> : null}
        </TwoColumns>
        <Actions view={view} />
      </Form>
    </Page>
  );
}

function Tags({ view }: ReviewPageProps) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").review;
  return (
    <>
      <StateTag state={view.state} />
      {view.labels.map((label) => (
        <span key={label}>
          {" "}
          <LabelTag kind={label} />
        </span>
      ))}
      {view.inForce === null ? null : (
        <>
          {" "}
          <InForceTag number={view.inForce} />
        </>
      )}
      {view.origin === null ? null : (
        <>
          {" "}
          <Tag tone="idle" light>
            {t.origins[view.origin]}
          </Tag>
        </>
      )}
    </>
  );
}

/** What the last request did, or why it did not. */
function Answer({ view }: ReviewPageProps) {
  const language = useLanguage();
  const { refused, done, older } = view;
  return (
    <>
      <DoneBanner done={done} />
      {refused === null ? null : refused.summary.length > 0 ? (
        <ErrorSummary key={view.form.key} errors={refused.summary} count={formatInteger(refused.summary.length, language)}>
          <p>{refused.sentence}</p>
        </ErrorSummary>
      ) : (
        <Banner key={view.form.key} kind={refused.kind} focus>
          {refused.sentence}
        </Banner>
      )}
      {older === null ? null : <Banner kind="info">{older}</Banner>}
    </>
  );
}

function Figures({ view }: ReviewPageProps) {
  const common = useMessages("common");
  const words = useMessages(view.desk === "ministry" ? "ministry" : "expert");
  const t = words.review;
  const table = {
    desk: view.desk,
    rows: view.rows,
    money: view.money,
    beforeVersion: view.beforeVersion,
    offers: view.form.offers,
    trends: view.trends,
  };
  return (
    <Card
      id="figures"
      title={t.figures}
      aside={
        <>
          <span>{t.figuresNote({ money: view.money })}</span>
          {view.form.offers === null ? null : <span>{words.sendBack.hint}</span>}
          {view.beforeVersion === null ? null : <span>{t.figuresChanged({ version: view.beforeVersion })}</span>}
        </>
      }
      flush
    >
      <ReviewTable {...table} />
      {view.trends.length === 0 ? null : <TrendTable desk={view.desk} rows={view.trends} />}
      {view.blocks.length === 0 ? null : <BlockTables tables={view.blocks} />}
      <p className="review-line">
        <b>{t.operation}</b> {view.operation.text}
        {view.operation.changed === null ? null : <span className="changed-line">{view.operation.changed}</span>}
      </p>
      {view.remarks === "" ? null : (
        <p className="review-line">
          <b>{t.remarks}</b> <bdi>{view.remarks}</bdi>
        </p>
      )}
      {view.files.length === 0 ? null : (
        <div className="review-line">
          <b>{common.files.list}</b>
          <AttachmentList files={view.files} />
        </div>
      )}
      {view.findings.length === 0 ? <p className="review-line">{t.noFindings}</p> : null}
      {view.findings.map((finding) => (
        <Finding key={finding.key} finding={finding} view={view} />
      ))}
      {view.later.map((group) => (
        <section key={group.occasion} className="later" aria-labelledby={`later-${group.occasion}`}>
          <h3 id={`later-${group.occasion}`}>{group.title}</h3>
          {group.findings.map((finding) => (
            <Finding key={finding.key} finding={finding} view={view} />
          ))}
        </section>
      ))}
      <AllCells {...table} />
    </Card>
  );
}

function Finding({ finding, view }: { finding: ReviewFinding } & ReviewPageProps) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").review;
  const mayReason = view.actions.sendBack || view.actions.referBack;
  const { cell, code, text } = finding.reason;
  const proposal = { cell, code, text };
  const note = (
    <FindingNote
      findingKey={finding.key}
      severity={finding.severity}
      why={finding.why}
      title={
        finding.forDesk ? (
          <>
            {finding.title} <Tag tone="idle">{t.forDesk}</Tag>
          </>
        ) : (
          finding.title
        )
      }
      action={mayReason ? <ReasonLink path={view.form.openPath} proposal={proposal} text={t.makeReason} /> : null}
    >
      {finding.sentence}
      {finding.severity === "explain" ? (
        <span className="said">
          <b>{finding.standing?.name ?? (finding.said === "" ? t.notSaid : t.said)}</b> <bdi>{finding.said}</bdi>
        </span>
      ) : null}
      {finding.standing === null ? null : (
        <span className="said">
          {finding.standing.to === null ? finding.standing.note : <Link to={finding.standing.to}>{finding.standing.note}</Link>}
        </span>
      )}
    </FindingNote>
  );
  if (finding.offer === null) return note;
  return (
    <>
      {note}
      <StandingChoice offer={finding.offer} />
    </>
  );
}

type ReasonLinkProps = { path: string; proposal: Proposal; text: string };

/** Begins a reason at the finding's cell; without script by an address that opens the form with it. */
function ReasonLink({ path, proposal, text }: ReasonLinkProps) {
  return (
    <a className="btn small" href={reasonPath(path, proposal)} onClick={(event) => instead(event, () => beginReason(proposal))}>
      {text}
    </a>
  );
}
/** The page's foot: one primary act, at the same place on every return. */
function Actions({ view }: ReviewPageProps) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").review.actions;
  const { actions, hasNext } = view;
  return (
    <ActionBar status={view.status}>
      {actions.start ? <SubmitButton intent="start-review">{t.start}</SubmitButton> : null}
      {actions.sendBack || actions.referBack ? (
        <a className="btn danger" href={`${view.form.openPath}#send-back`} onClick={(event) => instead(event, openReasons)}>
          {t[sendWords[view.form.sends]]}
        </a>
      ) : null}
      {actions.undoAccept === null ? null : <SubmitButton intent="undo-accept">{actions.undoAccept}</SubmitButton>}
      {actions.accept ? (
        <SubmitButton intent="accept" kind="primary">
          {hasNext ? t.acceptNext : t.accept}
        </SubmitButton>
      ) : null}
      {actions.approve ? (
        <SubmitButton intent="approve" kind="primary">
          {hasNext ? t.approveNext : t.approve}
        </SubmitButton>
      ) : null}
    </ActionBar>
  );
}
