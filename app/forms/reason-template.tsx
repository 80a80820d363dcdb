import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { GroupedSelect } from "./grouped-select.tsx";
import { instead } from "./reason-cell.tsx";
import { insertIntent, reviewField } from "./review-fields.ts";
import { insertIntoReason } from "./review-prefill.ts";
import type { ReasonRowView } from "./review-view.ts";
import type { TemplateFillView } from "./template-fill.ts";

type ReasonTemplateProps = { index: number; row: ReasonRowView; templates: TemplateFillView; action: string };

/** Fills a reason's text from one that is kept: at once, and without script by showing the form anew with it. */
export function ReasonTemplate({ index, row, templates, action }: ReasonTemplateProps) {
  const t = useMessages("expert").templates.fill;
  return (
    <div className="reason-template">
      <GroupedSelect
        name={reviewField.template(index)}
        label={t.label}
        whole={t.choose}
        chosen={row.template}
        error={row.errors.template}
        groups={templates.groups}
      />
      <button
        type="submit"
        name="intent"
        value={insertIntent(index)}
        formAction={`${action}#${reviewField.text(index)}`}
        className="btn small"
        onClick={(event) => instead(event, () => insertIntoReason(index, templates))}
      >
        {t.insert}
      </button>
    </div>
  );
}

/** The way to where the texts are kept; in a tab of its own where a reason may be half written. */
export function TemplatesLink({ apart = false }: { apart?: boolean }) {
  const t = useMessages("expert").templates.fill;
  return (
    <Link className="quiet" to="/expert/templates" target={apart ? "_blank" : undefined}>
      {t.manage}
    </Link>
  );
}
