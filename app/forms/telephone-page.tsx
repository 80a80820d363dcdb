import { Link } from "@remix-run/react";
import { callLengths } from "#app/domain/telephone.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { ActionBar, Page } from "#app/ui/page.tsx";
import type { ConflictView } from "./conflict-view.ts";
import { ErrorSummary, type SummaryError } from "./error-summary.tsx";
import { Field, type Option, Select } from "./field.tsx";
import { ReturnForm } from "./return-form.tsx";
import type { ReturnFormView } from "./return-view.ts";
import { Choices } from "./saving/saving-foot.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { type CallTyped, callField } from "./telephone-fields.ts";

type Words = Readonly<
  Record<
    "call" | "callHint" | "spokeTo" | "phone" | "day" | "time" | "timeHint" | "check" | "file" | "back" | "kept" | "checked",
    string
  >
>;

export interface TelephonePageView {
  words: Words;
  title: string;
  subtitle: string;
  backPath: string;
  form: ReturnFormView;
  requestKey: string;
  revision: number;
  returnId: number;
  month: string;
  selected: boolean;
  call: CallTyped;
  days: readonly Option[];
  errors: Readonly<Partial<Record<(typeof callField)[keyof typeof callField], string>>>;
  refused: { sentence: string; conflict: boolean; summary: SummaryError[]; count: string } | null;
  /** Only looked at: what the checks say of it stands in the form. */
  checked: boolean;
  conflicts: ConflictView[];
}

/** Where an expert types what an establishment reads out: the liaison's form, and the call it comes from. */
export function TelephonePage({ view }: { view: TelephonePageView }) {
  const { words: t, refused } = view;
  return (
    <Page
      title={view.title}
      subtitle={view.subtitle}
      width="wide"
      aside={
        <Link className="quiet" to={view.backPath}>
          {t.back}
        </Link>
      }
    >
      {refused === null ? null : refused.summary.length > 0 ? (
        <ErrorSummary key={view.requestKey} errors={refused.summary} count={refused.count}>
          <p>{refused.sentence}</p>
        </ErrorSummary>
      ) : (
        <Banner key={view.requestKey} kind={refused.conflict ? "conflict" : "refusal"} focus>
          {refused.sentence}
        </Banner>
      )}
      {view.checked ? (
        <Banner key={`checked-${view.requestKey}`} kind="info" focus>
          {t.checked}
        </Banner>
      ) : null}
      <ReturnForm
        key={view.requestKey}
        view={view.form}
        requestKey={view.requestKey}
        revision={view.revision}
        next={null}
        selected={view.selected}
        status=""
        returnId={view.returnId}
        month={view.month}
        files={null}
        office={{ head: <CallCard view={view} />, foot: <Foot view={view} /> }}
      />
    </Page>
  );
}

function CallCard({ view }: { view: TelephonePageView }) {
  const { words: t, call, errors } = view;
  return (
    <Card id="call" title={t.call}>
      <p className="hint">{t.callHint}</p>
      <div className="call-fields">
        <Field
          name={callField.spokeTo}
          label={t.spokeTo}
          defaultValue={call.spoke_to}
          maxLength={callLengths.spokeTo}
          error={errors[callField.spokeTo]}
          required
        />
        <Field
          name={callField.phone}
          label={t.phone}
          type="tel"
          inputMode="tel"
          dir="ltr"
          defaultValue={call.phone}
          maxLength={callLengths.phone}
          error={errors[callField.phone]}
          required
        />
        <Select name={callField.day} label={t.day} options={view.days} defaultValue={call.day} error={errors[callField.day]} />
        <Field
          name={callField.time}
          label={t.time}
          inputMode="numeric"
          placeholder={t.timeHint}
          defaultValue={call.time}
          maxLength={5}
          error={errors[callField.time]}
          required
        />
      </div>
    </Card>
  );
}

function Foot({ view }: { view: TelephonePageView }) {
  const { words: t } = view;
  return (
    <>
      <Choices conflicts={view.conflicts} />
      <ActionBar status={t.kept}>
        <SubmitButton intent="check">{t.check}</SubmitButton>
        <SubmitButton intent="file" kind="primary">
          {t.file}
        </SubmitButton>
      </ActionBar>
    </>
  );
}
