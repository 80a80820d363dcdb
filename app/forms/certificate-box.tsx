import { Form } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Cell, Table } from "#app/ui/table.tsx";
import { Select } from "./field.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

export type CertificateView = {
  key: string;
  /** null where no month may be certified. */
  months: readonly { value: string; label: string }[] | null;
  from: string;
  to: string;
  errors: { from: string | null; to: string | null };
  refused: string | null;
  /** Just issued. */
  issued: { pdf: string } | null;
  list: readonly { id: number; range: string; at: string; code: string; pdf: string; verify: string }[];
};

/** Asks for a certificate of a range of months, and lists those issued. */
export function CertificateBox({ view, path }: { view: CertificateView; path: string }) {
  const t = useMessages("liaison").after.certificate;
  return (
    <Card id="certificate" title={t.title}>
      {view.issued === null ? null : (
        <Banner kind="success" focus>
          {t.issued} <a href={view.issued.pdf}>{t.download}</a>
        </Banner>
      )}
      {view.refused === null ? null : (
        <Banner kind="refusal" focus>
          {view.refused}
        </Banner>
      )}
      <p>{t.text}</p>
      {view.months === null ? null : (
        <Form method="post" action={`${path}#certificate`} className="inline-form" key={view.key} preventScrollReset>
          <HiddenKey value={view.key} />
          <Select name="from" label={t.from} options={view.months} defaultValue={view.from} error={view.errors.from} />
          <Select name="to" label={t.to} options={view.months} defaultValue={view.to} error={view.errors.to} />
          <SubmitButton intent="certificate">{t.button}</SubmitButton>
        </Form>
      )}
      {view.list.length === 0 ? null : <Issued view={view} />}
    </Card>
  );
}

function Issued({ view }: { view: CertificateView }) {
  const { certificate: t, year } = useMessages("liaison").after;
  return (
    <>
      <h3>{t.list}</h3>
      <Table caption={t.listCaption}>
        <thead>
          <tr>
            <th scope="col">{t.range}</th>
            <th scope="col">{t.at}</th>
            <th scope="col">{t.code}</th>
            <th scope="col">{t.document}</th>
          </tr>
        </thead>
        <tbody>
          {view.list.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.range}</th>
              <Cell label={t.at}>{row.at}</Cell>
              <Cell label={t.code}>
                <code dir="ltr" className="long-code">
                  {row.code}
                </code>
              </Cell>
              <Cell label={t.document}>
                <span className="documents">
                  <a href={row.pdf}>
                    {year.pdf}
                    <span className="heard"> {row.range}</span>
                  </a>
                  <a href={row.verify}>
                    {t.verify}
                    <span className="heard"> {row.range}</span>
                  </a>
                </span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
