import { Form, Link } from "@remix-run/react";
import type { noticeChoice } from "#app/messages/fa/outgoing.ts";
import type { PlainWords } from "#app/messages/plain-words.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { Cell, Table } from "#app/ui/table.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type Box = { name: string; label: string; channel: string; ticked: boolean };

export type NoticeChoiceView = {
  title: string;
  /** What the page says; it comes with its data. */
  words: PlainWords<typeof noticeChoice>;
  requestKey: string;
  kinds: { kind: string; title: string; portal: string; boxes: Box[] }[];
  languages: { value: string; label: string; chosen: boolean }[];
  ways: { channel: string; name: string; reach: string; known: boolean }[];
  /** What an installation that sends nothing, or keeps it, says of itself. */
  notices: string[];
  lately: { id: number; kind: string; about: string | null; way: string; outcome: string; why: string | null; when: string }[];
  /** Where the addresses are changed. */
  account: { to: string; text: string };
  saved: boolean;
  refused: string | null;
};

/** What a person is told outside the portal, and how: a box for each; beneath it what was sent lately. */
export function NoticeChoicePage({ view }: { view: NoticeChoiceView }) {
  const { words: t, requestKey } = view;
  return (
    <Page title={t.title} subtitle={t.subtitle} width="narrow">
      {view.refused === null ? null : (
        <Banner key={requestKey} kind="refusal" focus>
          {view.refused}
        </Banner>
      )}
      {view.saved ? (
        <Banner key={requestKey} kind="success" focus>
          {t.saved}
        </Banner>
      ) : null}
      {view.notices.map((text) => (
        <Banner key={text} kind="info">
          {text}
        </Banner>
      ))}
      <Form key={requestKey} method="post" className="stack" autoComplete="off">
        <HiddenKey value={requestKey} />
        <Card id="choice" title={t.choose} flush>
          <Table caption={t.what} className="notice-choice">
            <thead>
              <tr>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.portal}</th>
                {view.ways.map((way) => (
                  <th scope="col" key={way.channel}>
                    {way.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.kinds.map((row) => (
                <tr key={row.kind}>
                  <th scope="row">{row.title}</th>
                  <Cell label={t.portal}>
                    <small>{row.portal}</small>
                  </Cell>
                  {row.boxes.map((box) => (
                    <Cell key={box.name} label={box.channel}>
                      <label className="check">
                        <input type="checkbox" name={box.name} value="on" defaultChecked={box.ticked} autoComplete="off" />
                        <span className="heard">{box.label}</span>
                      </label>
                    </Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="quiet pad">{t.never}</p>
        </Card>
        <Card id="reach" title={t.reachTitle}>
          <dl className="facts reach">
            {view.ways.map((way) => (
              <div key={way.channel}>
                <dt>{way.name}</dt>
                <dd>{way.known ? <bdi dir="ltr">{way.reach}</bdi> : way.reach}</dd>
              </div>
            ))}
          </dl>
          <p>
            <Link to={view.account.to}>{view.account.text}</Link>
          </p>
          <fieldset className="field choices">
            <legend>{t.languageTitle}</legend>
            <div className="row">
              {view.languages.map((one) => (
                <label key={one.value} lang={one.value}>
                  <input type="radio" name="language" value={one.value} defaultChecked={one.chosen} autoComplete="off" />
                  {one.label}
                </label>
              ))}
            </div>
          </fieldset>
        </Card>
        <p>
          <SubmitButton intent="save" kind="primary">
            {t.save}
          </SubmitButton>
        </p>
      </Form>
      <Lately view={view} />
    </Page>
  );
}

function Lately({ view }: { view: NoticeChoiceView }) {
  const { words: t, lately } = view;
  return (
    <Card id="lately" title={t.lately} flush>
      {lately.length === 0 ? (
        <p className="quiet pad">{t.nothingYet}</p>
      ) : (
        <Table caption={t.lately}>
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.way}</th>
              <th scope="col">{t.outcome}</th>
              <th scope="col">{t.when}</th>
            </tr>
          </thead>
          <tbody>
            {lately.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.kind}
                  {row.about === null ? null : <small> {row.about}</small>}
                </th>
                <Cell label={t.way}>{row.way}</Cell>
                <Cell label={t.outcome}>
                  {row.outcome}
                  {row.why === null ? null : <small> ({row.why})</small>}
                </Cell>
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
