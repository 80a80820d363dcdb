import { Form } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Cell, Table } from "#app/ui/table.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Field, Select, TextArea } from "./field.tsx";
import { GroupedSelect } from "./grouped-select.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

/** A change that was refused: every letter of it, and what is wrong. */
export interface ThresholdRefused {
  typed: Readonly<Record<"product_group" | "name" | "value" | "reason", string>>;
  errors: { field: string; text: string }[];
  count: string;
  sentence: string;
  conflict: boolean;
}

export interface ThresholdFormView {
  words: Readonly<Record<"title" | "hint" | "group" | "value" | "valueHint" | "reason" | "reasonHint" | "save" | "done", string>>;
  history: { title: string; none: string; columns: Readonly<Record<HistoryColumn, string>> };
  /** Newest change of all thresholds. */
  version: number;
  groups: { label: string; options: { value: string; label: string }[] }[];
  names: { value: string; label: string }[];
  changes: ({ before: string; after: string } & Readonly<Record<Exclude<HistoryColumn, "value">, string>>)[];
}
type HistoryColumn = "version" | "at" | "by" | "group" | "name" | "value" | "reason";

type ThresholdFormProps = { view: ThresholdFormView; requestKey: string; done: boolean; refused: ThresholdRefused | null };

/** Where the ministry changes a rule's thresholds, with who changed what before. */
export function ThresholdForm({ view, requestKey, done, refused }: ThresholdFormProps) {
  const { words: t } = view;
  const errorOf = (field: string) => refused?.errors.find((error) => error.field === field)?.text;
  return (
    <>
      <Card id="change" title={t.title}>
        {done && refused === null ? (
          <Banner kind="success" focus>
            {t.done}
          </Banner>
        ) : null}
        {refused === null ? null : refused.errors.length > 0 ? (
          <ErrorSummary key={requestKey} errors={refused.errors} count={refused.count}>
            <p>{refused.sentence}</p>
          </ErrorSummary>
        ) : (
          <Banner key={requestKey} kind={refused.conflict ? "conflict" : "refusal"} focus>
            {refused.sentence}
          </Banner>
        )}
        <p className="hint">{t.hint}</p>
        <Form key={requestKey} method="post" className="stack" autoComplete="off" noValidate>
          <HiddenKey value={requestKey} revision={view.version} />
          <Select
            name="name"
            label={view.history.columns.name}
            options={view.names}
            defaultValue={refused?.typed.name}
            error={errorOf("name")}
          />
          <GroupedSelect
            name="product_group"
            label={t.group}
            groups={view.groups}
            chosen={refused?.typed.product_group ?? "all"}
            error={errorOf("product_group")}
          />
          <Field
            name="value"
            label={t.value}
            hint={t.valueHint}
            inputMode="decimal"
            defaultValue={refused?.typed.value}
            error={errorOf("value")}
            maxLength={200}
          />
          <TextArea
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            required
            defaultValue={refused?.typed.reason}
            error={errorOf("reason")}
            maxLength={1000}
          />
          <div>
            <SubmitButton intent="change" kind="primary">
              {t.save}
            </SubmitButton>
          </div>
        </Form>
      </Card>
      <Changes view={view} />
    </>
  );
}

function Changes({ view }: { view: ThresholdFormView }) {
  const { title, none, columns } = view.history;
  return (
    <Card id="changes" title={title} flush>
      {view.changes.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <Table caption={title}>
          <thead>
            <tr>
              {(["version", "at", "by", "group", "name", "value", "reason"] as const).map((column) => (
                <th key={column} scope="col">
                  {columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.changes.map((row) => (
              <tr key={row.version}>
                <th scope="row">{row.version}</th>
                <Cell label={columns.at}>{row.at}</Cell>
                <Cell label={columns.by}>{row.by}</Cell>
                <Cell label={columns.group}>{row.group}</Cell>
                <Cell label={columns.name}>{row.name}</Cell>
                <Cell label={columns.value}>
                  <bdi>{row.before}</bdi> ← <bdi>{row.after}</bdi>
                </Cell>
                <Cell label={columns.reason}>
                  <bdi>{row.reason}</bdi>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
