import { operatingStates, stoppageReasons } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choices, Field, Select } from "./field.tsx";
import { Made } from "./made.tsx";
import { fieldName, stoppageTextLength } from "./return-fields.ts";
import type { OperationView, StoppageView } from "./return-view.ts";

/** Block 1 of the form: state of the month, days worked, stoppages. */
export function OperationBlock({ view }: { view: OperationView }) {
  const t = useMessages("liaison");
  const common = useMessages("common");
  const causes = stoppageReasons.map((code) => ({ value: code, label: common.stoppageReasons[code] }));
  const filled = view.stoppages.rows.filter((row) => row.reason || row.from || row.to || row.text).length;
  const shown = view.stoppages.rows.slice(0, Math.max(filled + 1, 1));
  const rest = view.stoppages.rows.slice(shown.length);
  return (
    <Card id="operation" title={t.form.operation}>
      {view.idle === null ? null : <Made id="idle" body={view.idle} />}
      <div className="operation">
        <Choices
          name="operating_state"
          label={t.form.operatingState}
          defaultValue={view.operating_state.value}
          error={view.operating_state.error}
          required
          options={operatingStates.map((code) => ({
            value: code,
            label: common.operatingStates[code],
            hint: t.form.stateHints[code],
          }))}
        />
        <Field
          name="days_worked"
          label={t.form.daysWorked}
          after={t.form.daysHint({ days: view.days_of_month })}
          defaultValue={view.days_worked.value}
          error={view.days_worked.error}
          inputMode="numeric"
          dir="ltr"
          className="days"
          required
        />
        <Select
          name="idle_cause"
          label={t.form.idleCause}
          options={causes}
          blank
          defaultValue={view.idle_cause.value}
          error={view.idle_cause.error}
          className="idle-cause"
        />
      </div>
      <Base name="operating_state" value={view.operating_state.base} />
      <Base name="days_worked" value={view.days_worked.base} />
      <Base name="idle_cause" value={view.idle_cause.base} />
      <Base name="stoppages" value={view.stoppages.base} />
      <details
        className="stoppages"
        open={filled > 0 || Object.keys(view.stoppages.errors).length > 0}
        id="stoppages"
        data-unit="stoppages"
      >
        <summary>{t.form.stoppages}</summary>
        <p className="hint">{t.form.stoppagesHint}</p>
        {view.stoppages.errors.stoppages ? <p className="error">{view.stoppages.errors.stoppages}</p> : null}
        {shown.map((row, index) => (
          <StoppageFields key={fieldName.stoppage(index, "reason")} index={index} row={row} view={view} causes={causes} />
        ))}
        {rest.length === 0 ? null : (
          <details>
            <summary>{common.buttons.more}</summary>
            {rest.map((row, index) => (
              <StoppageFields
                key={fieldName.stoppage(shown.length + index, "reason")}
                index={shown.length + index}
                row={row}
                view={view}
                causes={causes}
              />
            ))}
          </details>
        )}
      </details>
    </Card>
  );
}

type StoppageFieldsProps = {
  index: number;
  row: StoppageView;
  view: OperationView;
  causes: readonly { value: string; label: string }[];
};

function StoppageFields({ index, row, view, causes }: StoppageFieldsProps) {
  const t = useMessages("liaison");
  const name = (part: "reason" | "from" | "to" | "text") => fieldName.stoppage(index, part);
  const error = (part: "reason" | "from" | "to" | "text") => view.stoppages.errors[name(part)] ?? null;
  return (
    <div className="stoppage">
      <Select
        name={name("reason")}
        label={t.form.reason}
        options={causes}
        blank
        defaultValue={row.reason}
        error={error("reason")}
      />
      <Field
        name={name("from")}
        label={t.form.from}
        defaultValue={row.from}
        error={error("from")}
        inputMode="numeric"
        after={view.month}
      />
      <Field
        name={name("to")}
        label={t.form.to}
        defaultValue={row.to}
        error={error("to")}
        inputMode="numeric"
        after={view.month}
      />
      <Field
        name={name("text")}
        label={t.form.note}
        defaultValue={row.text}
        error={error("text")}
        maxLength={stoppageTextLength}
      />
      {row.dates === null ? null : <p className="hint dates">{row.dates}</p>}
    </div>
  );
}

/** Hidden mark of what the page had shown in a field. */
export function Base({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={fieldName.base(name)} value={value} autoComplete="off" />;
}
