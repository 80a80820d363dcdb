import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { access } from "#app/messages/fa/people.ts";
import type { PlainWords } from "#app/messages/plain-words.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { CopyText } from "#app/ui/copy-text.tsx";
import { EstablishmentSwitcher, type SwitcherView } from "#app/ui/establishment-switcher.tsx";
import { Page } from "#app/ui/page.tsx";
import { Cell, Table } from "#app/ui/table.tsx";
import { AttachmentField } from "./attachment-field.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Field, Select } from "./field.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type Refused = {
  intent: string | null;
  sentence: string | null;
  errors: Readonly<Record<string, string>>;
  count: string;
  typed: { national_id: string; name_fa: string; name_en: string };
};

type Words = PlainWords<typeof access>;

type PeoplePageProps = {
  /** What the page says; it comes with its data. */
  words: Words;
  title: string;
  switcher: SwitcherView | null;
  accesses: { id: number; name: string; own: boolean; role: string; since: string; lastSignIn: string; endOf: string }[];
  invitations: { id: number; name: string; role: string; waits: boolean; state: string; withdrawOf: string }[];
  requestKey: string;
  seed: string;
  done: "ended" | "withdrawn" | null;
  code: { title: string; code: string; hint: string; path: string } | null;
  refused: Refused | null;
};

/** Who has access to an establishment; who is invited; the two ways to let somebody in. */
export function PeoplePage(props: PeoplePageProps) {
  const { words: t } = props;
  const common = useMessages("common");
  const { requestKey, seed, refused } = props;
  const handsOver = refused?.intent === "hand-over";
  const sentence = refused === null ? null : (refused.sentence ?? refused.errors.grant ?? null);
  return (
    <Page title={props.title} subtitle={t.subtitle}>
      {props.switcher === null ? null : <EstablishmentSwitcher {...props.switcher} action="/liaison/people" />}
      {sentence === null ? null : (
        <Banner kind="refusal" focus>
          {sentence}
        </Banner>
      )}
      {refused === null || sentence !== null ? null : (
        <ErrorSummary
          errors={Object.entries(refused.errors).map(([field, text]) => ({
            field: handsOver && field !== "files" ? `s_${field}` : field,
            text,
          }))}
          count={refused.count}
        />
      )}
      {props.done === null ? null : (
        <Banner kind="success" focus>
          {t[props.done]}
        </Banner>
      )}
      {props.code === null ? null : (
        <Banner kind="success" title={props.code.title} focus>
          <CopyText label={t.code} text={props.code.code} />
          <p>{props.code.hint}</p>
          <p>
            <a href={props.code.path}>
              <bdi dir="ltr">{props.code.path}</bdi>
            </a>
          </p>
        </Banner>
      )}
      <Card id="accesses" title={t.who} flush>
        <Table caption={t.who}>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.role}</th>
              <th scope="col">{t.since}</th>
              <th scope="col">{t.lastSignIn}</th>
              <th scope="col">{t.act}</th>
            </tr>
          </thead>
          <tbody>
            {props.accesses.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.name}
                  {row.own ? <small> ({t.you})</small> : null}
                </th>
                <Cell label={t.role}>{row.role}</Cell>
                <Cell label={t.since}>{row.since}</Cell>
                <Cell label={t.lastSignIn}>{row.lastSignIn}</Cell>
                <Cell label={t.act}>
                  <details className="sure">
                    <summary>
                      {t.end}
                      <span className="heard"> {row.endOf}</span>
                    </summary>
                    <Form method="post">
                      <HiddenKey value={requestKey} />
                      <input type="hidden" name="grant" value={row.id} autoComplete="off" />
                      <p>{row.own ? t.endOwnHint : t.endHint}</p>
                      <SubmitButton intent="end" kind="danger" small>
                        {t.endNow}
                      </SubmitButton>
                    </Form>
                  </details>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <Card id="invitations" title={t.invitations} flush>
        {props.invitations.length === 0 ? (
          <p className="quiet pad">{t.noInvitations}</p>
        ) : (
          <ul className="arrivals">
            {props.invitations.map((row) => (
              <li key={row.id}>
                <span>
                  <b>{row.name}</b> · {row.role}
                  <br />
                  <small>
                    <bdi>{row.state}</bdi>
                  </small>
                </span>
                {row.waits ? (
                  <Form method="post" className="inline-form">
                    <HiddenKey value={requestKey} />
                    <input type="hidden" name="invitation" value={row.id} autoComplete="off" />
                    <SubmitButton intent="withdraw" small>
                      {t.withdraw}
                      <span className="heard"> {row.withdrawOf}</span>
                    </SubmitButton>
                  </Form>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card id="invite" title={t.invite}>
        <Form method="post" className="stack" autoComplete="off" noValidate>
          <HiddenKey value={requestKey} />
          <input type="hidden" name="seed" value={seed} autoComplete="off" />
          <p className="quiet">{t.inviteHint}</p>
          <Person words={t} refused={handsOver ? null : refused} prefix="">
            <Select
              name="role"
              label={t.role}
              defaultValue="liaison"
              options={[
                { value: "liaison", label: common.roles.liaison },
                { value: "signatory", label: common.roles.signatory },
              ]}
            />
          </Person>
          <p>
            <SubmitButton intent="invite" kind="primary">
              {t.inviteButton}
            </SubmitButton>
          </p>
        </Form>
      </Card>
      <Card id="hand-over" className="compose-card" flush>
        <details open={handsOver}>
          <summary>{t.handOver}</summary>
          <Form method="post" encType="multipart/form-data" className="stack hand-over" autoComplete="off" noValidate>
            <HiddenKey value={requestKey} />
            <input type="hidden" name="seed" value={seed} autoComplete="off" />
            <p className="quiet">{t.handOverHint}</p>
            <Person words={t} refused={handsOver ? refused : null} prefix="s_" />
            <AttachmentField name="files" label={t.letter} error={handsOver ? refused?.errors.files : null} />
            <p>
              <SubmitButton intent="hand-over">{t.handOverButton}</SubmitButton>
            </p>
          </Form>
        </details>
      </Card>
    </Page>
  );
}

type PersonProps = { words: Words; refused: Refused | null; prefix: string; children?: ReactNode };

/** The three fields that name somebody, twice on the page under names of their own. */
function Person({ words: t, refused, prefix, children }: PersonProps) {
  const of = (name: "national_id" | "name_fa" | "name_en") => ({
    name: `${prefix}${name}`,
    defaultValue: refused?.typed[name],
    error: refused?.errors[name],
  });
  return (
    <div className="person-fields">
      <Field {...of("national_id")} label={t.nationalId} inputMode="numeric" required />
      <Field {...of("name_fa")} label={t.nameFa} maxLength={120} required />
      <Field {...of("name_en")} label={t.nameEn} maxLength={120} dir="ltr" optional />
      {children}
    </div>
  );
}
