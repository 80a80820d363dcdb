import { Form } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { AttachmentList, type FileView } from "#app/ui/attachment-list.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmptyState, Facts } from "#app/ui/small-parts.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type Waiting = {
  id: number;
  name: string;
  what: string;
  facts: { term: string; value: string }[];
  letters: FileView[];
};

type AccessPageProps = {
  title: string;
  waiting: Waiting[];
  requestKey: string;
  done: "confirmed" | "refused" | null;
  refused: { code: string; invitation: number | null; text: string } | null;
};

/** The expert's desk of people: who waits for his confirmation. */
export function AccessPage({ title, waiting, requestKey, done, refused }: AccessPageProps) {
  const t = useMessages("expert").people;
  const sentences: Readonly<Record<string, string>> = t.refusals;
  return (
    <Page title={title} subtitle={t.subtitle}>
      {refused === null ? null : (
        <Banner kind="refusal" focus>
          {sentences[refused.code] ?? t.refusals["invalid-input"]}
        </Banner>
      )}
      {done === null ? null : (
        <Banner kind="success" focus>
          {t.done[done]}
        </Banner>
      )}
      {waiting.length === 0 ? (
        <Card id="none">
          <EmptyState title={t.none}>{t.noneHint}</EmptyState>
        </Card>
      ) : null}
      {waiting.map((row) => (
        <Card key={row.id} id={`access-${row.id}`} title={row.name}>
          <div className="stack">
            <p>{row.what}</p>
            <Facts items={row.facts} />
            <AttachmentList files={row.letters} />
            <Form method="post" className="stack" autoComplete="off">
              <HiddenKey value={requestKey} />
              <input type="hidden" name="invitation" value={row.id} autoComplete="off" />
              <p className="row-links">
                <SubmitButton intent="confirm" kind="primary">
                  {t.confirm}
                  <span className="heard"> {t.confirmOf({ name: row.name })}</span>
                </SubmitButton>
              </p>
              <details className="sure" open={refused?.invitation === row.id}>
                <summary>
                  {t.refuse}
                  <span className="heard"> {t.refuseOf({ name: row.name })}</span>
                </summary>
                <div className="stack">
                  <div className="field">
                    <label htmlFor={`text-${row.id}`}>{t.reason}</label>
                    <textarea
                      id={`text-${row.id}`}
                      name="text"
                      rows={2}
                      maxLength={2000}
                      autoComplete="off"
                      defaultValue={refused?.invitation === row.id ? refused.text : undefined}
                    />
                  </div>
                  <p className="row-links">
                    <SubmitButton intent="refuse" kind="danger">
                      {t.refuse}
                    </SubmitButton>
                  </p>
                </div>
              </details>
            </Form>
          </div>
        </Card>
      ))}
    </Page>
  );
}
