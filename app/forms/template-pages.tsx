import { Form, Link } from "@remix-run/react";
import { templateLengths } from "#app/domain/text-template.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page, TwoColumns } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/state-tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Choices, Field, type Option, Select, TextArea } from "./field.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";
import type { TemplateFormView, TemplateListView, TemplatePageView } from "./template-view.ts";

/** Every template somebody reads, and the form for a new one. */
export function TemplateListPage({ view }: { view: TemplateListView }) {
  const t = useMessages("expert").templates;
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      aside={
        <Link className="quiet" to="/expert">
          {t.backToQueue}
        </Link>
      }
    >
      <Said form={view.form} />
      <TwoColumns
        aside={
          <Card id="new" title={t.add}>
            <TemplateForm form={view.form} keepers={view.keepers} />
          </Card>
        }
      >
        {view.groups.map((group) => (
          <Card key={group.keeper} id={`of-${group.keeper}`} title={t.keepers[group.keeper]} flush>
            {group.rows.length === 0 ? <p className="quiet pad">{t.none}</p> : <Rows rows={group.rows} />}
          </Card>
        ))}
      </TwoColumns>
    </Page>
  );
}

function Rows({ rows }: { rows: TemplateListView["groups"][number]["rows"] }) {
  const t = useMessages("expert").templates;
  return (
    <ul className="templates">
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            <b>{row.title}</b> <small>{row.reason}</small> {row.retired ? <Tag tone="idle">{t.retired}</Tag> : null}
            <p className="template-text">
              <bdi>{row.text}</bdi>
            </p>
          </div>
          <Link className="btn small" to={row.to}>
            {row.keeps ? t.open : t.look}
            <span className="heard"> {row.title}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** One template: its form where the reader keeps it, and who changed what. */
export function TemplatePage({ view }: { view: TemplatePageView }) {
  const t = useMessages("expert").templates;
  return (
    <Page
      title={view.title}
      tag={view.retired ? <Tag tone="idle">{t.retired}</Tag> : undefined}
      subtitle={view.keeper}
      aside={
        <Link className="quiet" to="/expert/templates">
          {t.backToList}
        </Link>
      }
    >
      <Said form={view.form} />
      <TwoColumns
        aside={
          <Card id="history" title={t.history} flush>
            <Timeline items={view.history} />
          </Card>
        }
      >
        {view.keeps && !view.retired ? (
          <>
            <Card id="edit" title={t.edit}>
              <TemplateForm form={view.form} keepers={[]} />
            </Card>
            <Act form={view.form} intent="retire" hint={t.retireHint} text={t.retire} />
          </>
        ) : (
          <Card id="text" title={view.reason}>
            <p className="template-text">
              <bdi>{view.text}</bdi>
            </p>
          </Card>
        )}
        {view.keeps && view.retired ? <Act form={view.form} intent="restore" text={t.restore} /> : null}
      </TwoColumns>
    </Page>
  );
}

function Said({ form }: { form: TemplateFormView }) {
  const { refused, done } = form;
  if (refused === null) {
    return done === null ? null : (
      <Banner key={form.key} kind="success" focus>
        {done}
      </Banner>
    );
  }
  return refused.errors.length > 0 ? (
    <ErrorSummary key={form.key} errors={refused.errors} count={refused.count}>
      <p>{refused.sentence}</p>
    </ErrorSummary>
  ) : (
    <Banner key={form.key} kind={refused.conflict ? "conflict" : "refusal"} focus>
      {refused.sentence}
    </Banner>
  );
}

type ActProps = { form: TemplateFormView; intent: "retire" | "restore"; hint?: string; text: string };

function Act({ form, intent, hint, text }: ActProps) {
  return (
    <Form key={`${intent}-${form.key}`} method="post" autoComplete="off">
      <HiddenKey value={form.key} revision={form.revision} />
      <p className="row-links">
        <SubmitButton intent={intent}>{text}</SubmitButton>
        {hint === undefined ? null : <span className="quiet">{hint}</span>}
      </p>
    </Form>
  );
}

function TemplateForm({ form, keepers }: { form: TemplateFormView; keepers: readonly Option[] }) {
  const t = useMessages("expert").templates;
  const errorOf = (field: string) => form.refused?.errors.find((error) => error.field === field)?.text;
  return (
    <Form key={form.key} method="post" className="stack" autoComplete="off" noValidate>
      <HiddenKey value={form.key} revision={form.revision} />
      {keepers.length > 1 ? (
        <Choices name="keeper" label={t.keeper} options={keepers} defaultValue={form.typed.keeper} error={errorOf("keeper")} />
      ) : (
        <input type="hidden" name="keeper" value={form.typed.keeper} autoComplete="off" />
      )}
      <Select
        name="reason_code"
        label={t.reason}
        options={form.reasons}
        defaultValue={form.typed.reason_code}
        error={errorOf("reason_code")}
      />
      <Field
        name="title"
        label={t.name}
        hint={t.nameHint}
        defaultValue={form.typed.title}
        maxLength={templateLengths.title}
        error={errorOf("title")}
        required
      />
      <TextArea
        name="text"
        label={t.text}
        hint={form.hint}
        rows={5}
        defaultValue={form.typed.text}
        maxLength={templateLengths.text}
        error={errorOf("text")}
        required
      />
      <p className="row-links">
        <SubmitButton intent="save" kind="primary">
          {t.save}
        </SubmitButton>
      </p>
    </Form>
  );
}
