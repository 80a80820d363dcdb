import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { Cell, Table } from "#app/ui/table.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";
import type { TogetherLineView, TogetherOutcomePageView } from "./together-view.ts";

type PageProps = { view: TogetherOutcomePageView };

/** What became of a decision on many, in words; and the way back while there is one. */
export function TogetherOutcomePage({ view }: PageProps) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").together.outcome;
  return (
    <Page
      title={view.title}
      subtitle={view.subtitle}
      aside={
        <Link className="btn" to={view.queuePath}>
          {t.toQueue}
        </Link>
      }
    >
      {view.refusal === null ? null : (
        <Banner key={view.key} kind="conflict" focus>
          {view.refusal}
        </Banner>
      )}
      <Said view={view} />
      {view.refused === null ? null : <Lines id="left" section={view.refused} caption={t.refusedCaption} desk={view.desk} why />}
      {view.kept === null ? null : <Lines id="kept" section={view.kept} caption={t.keptCaption} desk={view.desk} why />}
      {view.list === null ? null : (
        <details className="fold together-list">
          <summary>{view.list.title}</summary>
          <LinesTable section={view.list} caption={t.listCaption} desk={view.desk} />
        </details>
      )}
    </Page>
  );
}

function Said({ view }: PageProps) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").together.outcome;
  return (
    <>
      {view.undone === null ? (
        <Banner kind={view.nothing ? "info" : "success"} focus={view.refusal === null}>
          <span className="done-line">
            <span>{view.done}</span>
            {view.undo === null ? null : <Act view={view} intent="undo" label={view.undo} />}
          </span>
          {view.reopen === null ? null : <small>{view.reopen}</small>}
        </Banner>
      ) : (
        <Banner key="undone" kind="success" focus={view.refusal === null}>
          {view.undone}
        </Banner>
      )}
      {view.pending === null ? null : (
        <Banner kind="conflict">
          <span className="done-line">
            <span>{view.pending}</span>
            <Act view={view} intent="continue" label={t.continue} />
          </span>
        </Banner>
      )}
      {view.unknown === null ? null : <Banner kind="info">{view.unknown}</Banner>}
    </>
  );
}

function Act({ view, intent, label }: PageProps & { intent: "undo" | "continue"; label: string }) {
  return (
    <Form method="post" action={view.action} autoComplete="off">
      <HiddenKey value={view.key} />
      <SubmitButton intent={intent} small>
        {label}
      </SubmitButton>
    </Form>
  );
}

type LinesProps = {
  section: { title: string; rows: TogetherLineView[] };
  caption: string;
  desk: TogetherOutcomePageView["desk"];
  /** Says of each line why it was left. */
  why?: boolean;
};

function Lines({ id, ...lines }: LinesProps & { id: string }) {
  return (
    <Card id={id} title={lines.section.title} flush>
      <LinesTable {...lines} />
    </Card>
  );
}

function LinesTable({ section, caption, desk, why = false }: LinesProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").together.outcome;
  return (
    <Table caption={caption} className="together-lines">
      <thead>
        <tr>
          <th scope="col">{t.establishment}</th>
          <th scope="col">{t.place}</th>
          {why ? <th scope="col">{t.why}</th> : null}
        </tr>
      </thead>
      <tbody>
        {section.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={row.to}>{row.establishment}</Link>
            </th>
            <Cell label={t.place}>{row.place}</Cell>
            {why ? <Cell label={t.why}>{row.why}</Cell> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
