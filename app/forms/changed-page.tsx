import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmptyState } from "#app/ui/small-parts.tsx";
import { Cell, Num, NumHead, Table } from "#app/ui/table.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

interface Accepted {
  key: string;
  to: string;
  province: string;
  period: string;
  count: string;
}

interface ChangeLine {
  key: string;
  to: string;
  establishment: string;
  province: string;
  period: string;
  what: string;
  who: string;
  when: string;
  iso: string;
}

export interface ChangedPageProps {
  span: string;
  /** Said to who never marked anything as seen. */
  first: string | null;
  done: string | null;
  refused: string | null;
  /** The form that marks it as seen; null where there is nothing to see. */
  seen: { key: string; until: string; note: string } | null;
  accepted: readonly Accepted[];
  rows: readonly ChangeLine[];
  newest: string | null;
  older: string | null;
}

/** What happened since the reviewer's last look; only his own button moves that look. */
export function ChangedPage(props: ChangedPageProps) {
  const t = useMessages("ministry").changed;
  const { first, done, refused, seen, accepted, rows, newest, older } = props;
  return (
    <Page title={t.title} subtitle={props.span} width="wide">
      {done === null ? null : (
        <Banner key={done} kind="success" focus>
          {done}
        </Banner>
      )}
      {refused === null ? null : (
        <Banner kind="refusal" focus>
          {refused}
        </Banner>
      )}
      {first === null ? null : <Banner kind="info">{first}</Banner>}
      {seen === null ? null : (
        <Form method="post" action="/ministry/changed" className="changed-seen" autoComplete="off">
          <HiddenKey value={seen.key} />
          <input type="hidden" name="until" value={seen.until} autoComplete="off" />
          <SubmitButton intent="seen" kind="primary">
            {t.seen}
          </SubmitButton>
          <small>{seen.note}</small>
        </Form>
      )}
      {accepted.length === 0 ? null : <NewlyAccepted rows={accepted} />}
      <Card id="changes" title={t.list} flush>
        {rows.length === 0 ? <EmptyState title={t.none}>{t.noneNote}</EmptyState> : <Changes rows={rows} />}
        <p className="quiet changed-note">{t.ownLeftOut}</p>
      </Card>
      {newest === null && older === null ? null : (
        <nav className="steps" aria-label={t.caption}>
          {newest === null ? null : (
            <Link className="btn small" to={newest}>
              {t.newest}
            </Link>
          )}
          {older === null ? null : (
            <Link className="btn small" to={older} rel="next">
              {t.older}
            </Link>
          )}
        </nav>
      )}
    </Page>
  );
}

function NewlyAccepted({ rows }: { rows: readonly Accepted[] }) {
  const t = useMessages("ministry").changed;
  return (
    <Card id="accepted" title={t.accepted} aside={t.acceptedNote} flush>
      <Table caption={t.acceptedCaption} className="changed-accepted">
        <thead>
          <tr>
            <th scope="col">{t.province}</th>
            <th scope="col">{t.period}</th>
            <NumHead>{t.count}</NumHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Link to={row.to}>{row.province}</Link>
              </th>
              <Cell label={t.period}>{row.period}</Cell>
              <Num label={t.count} value={row.count} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Changes({ rows }: { rows: readonly ChangeLine[] }) {
  const t = useMessages("ministry").changed;
  return (
    <Table caption={t.caption} className="changed">
      <thead>
        <tr>
          <th scope="col">{t.establishment}</th>
          <th scope="col">{t.period}</th>
          <th scope="col">{t.what}</th>
          <th scope="col">{t.who}</th>
          <th scope="col">{t.when}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <Link to={row.to}>{row.establishment}</Link> <small>{row.province}</small>
            </th>
            <Cell label={t.period}>{row.period}</Cell>
            <Cell label={t.what} className="what">
              {row.what}
            </Cell>
            <Cell label={t.who}>{row.who}</Cell>
            <Cell label={t.when}>
              <time dateTime={row.iso}>{row.when}</time>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
