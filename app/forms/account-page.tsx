import { Form, Link } from "@remix-run/react";
import type { account } from "#app/messages/fa/account.ts";
import type { PlainWords } from "#app/messages/plain-words.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { Cell, Table } from "#app/ui/table.tsx";
import { ErrorSummary, type SummaryError } from "./error-summary.tsx";
import { Field } from "./field.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

interface WayView {
  channel: "email" | "sms";
  name: string;
  /** What one is reached by; null where nothing usable is on record. */
  now: string | null;
  /** A change that waits for its code. */
  waiting: { id: number; text: string; typed: string; error: string | null; another: string } | null;
  fresh: { label: string; hint: string; ask: string; typed: string };
  error: string | null;
  /** Said in place of the form where nothing is sent this way. */
  closed: string | null;
}

export interface AccountPageView {
  title: string;
  /** What the page says; it comes with its data. */
  words: PlainWords<typeof account>;
  requestKey: string;
  said: string | null;
  refused: string | null;
  errors: SummaryError[];
  count: string;
  /** Where a demonstration keeps what it would send; null elsewhere. */
  kept: string | null;
  ways: WayView[];
  changes: { id: number; when: string; way: string; what: string; outcome: string }[];
  /** Where one chooses what one is told; null for who is told nothing. */
  notices: string | null;
}

type PageProps = { view: AccountPageView };

/** What a person is reached by: seen, changed, and confirmed by a code that goes to the new address. */
export function AccountPage({ view }: PageProps) {
  const { words: t } = view;
  return (
    <Page
      title={view.title}
      subtitle={t.subtitle}
      width="narrow"
      aside={view.notices === null ? undefined : <Link to={view.notices}>{t.notices}</Link>}
    >
      <ErrorSummary errors={view.errors} count={view.count} />
      {view.refused === null ? null : (
        <Banner kind="refusal" focus>
          {view.refused}
        </Banner>
      )}
      {view.said === null ? null : (
        <Banner kind="success" focus>
          {view.said}
        </Banner>
      )}
      {view.kept === null ? null : <Banner kind="info">{view.kept}</Banner>}
      {view.ways.map((way) => (
        <Card key={way.channel} id={`own-${way.channel}`} title={way.name}>
          <dl className="facts">
            <div>
              <dt>{t.now}</dt>
              <dd>{way.now === null ? t.none : <bdi dir="ltr">{way.now}</bdi>}</dd>
            </div>
          </dl>
          {way.waiting === null ? <Ask view={view} way={way} /> : <Confirm view={view} way={way} waiting={way.waiting} />}
        </Card>
      ))}
      <History view={view} />
    </Page>
  );
}

type WayProps = PageProps & { way: WayView };

function Ask({ view, way: { channel, fresh, error, closed } }: WayProps) {
  if (closed !== null) return <p className="quiet">{closed}</p>;
  return (
    <Form method="post" className="stack" autoComplete="off" noValidate>
      <HiddenKey value={view.requestKey} />
      <Field
        name={channel}
        type={channel === "email" ? "email" : "tel"}
        label={fresh.label}
        hint={fresh.hint}
        dir="ltr"
        maxLength={190}
        autoComplete={channel === "email" ? "email" : "tel"}
        defaultValue={fresh.typed}
        error={error}
      />
      <div className="row-links">
        <SubmitButton intent={`ask-${channel}`}>{fresh.ask}</SubmitButton>
      </div>
    </Form>
  );
}

function Confirm({ view, way, waiting }: WayProps & { waiting: NonNullable<WayView["waiting"]> }) {
  const { words: t, requestKey } = view;
  const { channel } = way;
  return (
    <>
      <p>{waiting.text}</p>
      <Form method="post" className="stack" autoComplete="off" noValidate>
        <HiddenKey value={requestKey} />
        <input type="hidden" name="change" value={waiting.id} autoComplete="off" />
        <Field
          name={`code.${channel}`}
          label={t.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          defaultValue={waiting.typed}
          error={waiting.error}
        />
        <div className="row-links">
          <SubmitButton intent={`confirm-${channel}`} kind="primary">
            {t.confirm}
          </SubmitButton>
          <SubmitButton intent={`withdraw-${channel}`}>{t.withdraw}</SubmitButton>
        </div>
      </Form>
      <details className="fold" open={way.error !== null}>
        <summary>{waiting.another}</summary>
        <div className="body">
          <Ask view={view} way={way} />
        </div>
      </details>
    </>
  );
}

function History({ view }: PageProps) {
  const { words: t, changes } = view;
  return (
    <Card id="history" title={t.history} flush>
      {changes.length === 0 ? (
        <p className="quiet pad">{t.nothing}</p>
      ) : (
        <Table caption={t.history}>
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.way}</th>
              <th scope="col">{t.outcome}</th>
              <th scope="col">{t.when}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <bdi dir="ltr">{row.what}</bdi>
                </th>
                <Cell label={t.way}>{row.way}</Cell>
                <Cell label={t.outcome}>{row.outcome}</Cell>
                <Cell label={t.when}>
                  <bdi>{row.when}</bdi>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
