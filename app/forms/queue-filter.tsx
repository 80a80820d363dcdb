import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Field, Select } from "./field.tsx";
import type { QueuePageView } from "./queue-view.ts";

/** What narrows a queue. All of it is in the address, so that a view can be kept as a bookmark or sent to a colleague. */
export function QueueFilter({ view }: { view: QueuePageView }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  const common = useMessages("common");
  return (
    <Form key={view.formKey} method="get" action={view.action} className="queue-filter">
      {view.tab === "waiting" ? null : <input type="hidden" name="state" value={view.tab} autoComplete="off" />}
      <div className="row">
        <Select name="period" label={t.period} options={view.periods} defaultValue={view.period} />
        <Field name="q" type="search" label={t.search} defaultValue={view.search} maxLength={100} />
        {view.mine === null ? null : (
          <div className="checks">
            <Only name="mine" label={t.filters.mine} checked={view.mine} />
          </div>
        )}
        <button type="submit" className="btn">
          {common.buttons.filter}
        </button>
        {view.clearPath === null ? null : (
          <Link className="btn quiet" to={view.clearPath}>
            {t.clear}
          </Link>
        )}
      </div>
      <details open={view.narrowed}>
        <summary>{t.moreFilters}</summary>
        <div className="row">
          {view.choices.map(({ name, options, chosen }) => (
            <Select key={name} name={name} label={t.filters[name]} blank={t.all} options={options} defaultValue={chosen} />
          ))}
          <div className="checks">
            <Only name="late" label={t.filters.late} checked={view.late} />
            <Only name="selected" label={t.filters.selected} checked={view.selected} />
          </div>
        </div>
      </details>
    </Form>
  );
}

function Only({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label>
      <input type="checkbox" name={name} value="1" defaultChecked={checked} autoComplete="off" /> {label}
    </label>
  );
}
