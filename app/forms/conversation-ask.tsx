import { measures } from "#app/domain/monthly-return.ts";
import { objectionFiles } from "#app/domain/return-request.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { AttachmentField } from "./attachment-field.tsx";
import { conversationField, requestTextLength } from "./conversation-fields.ts";
import { DealingForm, useConversationWords } from "./conversation-form.tsx";
import type { DealingsView, TextView } from "./conversation-view.ts";
import { Choices, Select, TextArea } from "./field.tsx";
import { SubmitButton } from "./submit-button.tsx";

type AskProps = { view: DealingsView; back?: "review" };

/** The province's question to the liaison, at a cell or of the whole. Nothing where this person may not ask. */
export function InquireCard({ view, back }: AskProps) {
  const t = useConversationWords(view.desk);
  const { inquire } = view.ask;
  if (inquire === null) return null;
  const open = [inquire.text, inquire.cell.product, inquire.cell.measure].some((field) => field.value !== "" || field.error);
  return (
    <Card id="ask" className="compose-card" flush>
      <details open={open}>
        <summary>{t.inquire}</summary>
        <DealingForm key={view.inquiries.length} view={view} mark="q" back={back}>
          <p className="hint">{t.inquireHint}</p>
          <Place view={view} product="product" measure="measure" cell={inquire.cell} whole={t.whole} />
          <Why name="inquiry" label={t.question} field={inquire.text} />
          <SubmitButton intent="ask-inquiry">{t.sendQuestion}</SubmitButton>
        </DealingForm>
      </details>
    </Card>
  );
}

type PlaceProps = {
  view: DealingsView;
  product: string;
  measure: string;
  cell: { product: TextView; measure: TextView };
  whole: string;
};

function Place({ view, product, measure, cell, whole }: PlaceProps) {
  const t = useConversationWords(view.desk);
  const common = useMessages("common");
  return (
    <div className="dealing-place">
      <Select
        name={product}
        label={t.product}
        options={view.ask.products}
        blank={whole}
        defaultValue={cell.product.value}
        error={cell.product.error}
      />
      <Select
        name={measure}
        label={t.measure}
        options={measures.map((one) => ({ value: one, label: common.measures[one] }))}
        blank={t.wholeProduct}
        defaultValue={cell.measure.value}
        error={cell.measure.error}
      />
    </div>
  );
}

function Why({ name, label, field }: { name: string; label: string; field: TextView }) {
  return (
    <TextArea name={name} label={label} rows={2} defaultValue={field.value} error={field.error} maxLength={requestTextLength} />
  );
}

/** What the liaison may ask for now, each folded until it is wanted. */
export function AskCards({ view }: AskProps) {
  const t = useConversationWords(view.desk);
  const language = useLanguage();
  const { extension, correction, objection } = view.ask;
  return (
    <>
      {extension === null ? null : (
        <Card id="ask-extension" className="compose-card" flush>
          <details open={extension.error !== null}>
            <summary>{t.askExtension}</summary>
            <DealingForm view={view} mark="x">
              <p className="hint">{t.askExtensionHint}</p>
              <Why name="extension" label={t.why} field={extension} />
              <SubmitButton intent="ask-extension">{t.ask}</SubmitButton>
            </DealingForm>
          </details>
        </Card>
      )}
      {correction === null ? null : (
        <Card id="ask-correction" className="compose-card" flush>
          <details open={correction.text.error !== null || correction.rows.some((row) => row.product.error || row.measure.error)}>
            <summary>{t.askCorrection}</summary>
            <DealingForm view={view} mark="c">
              <p className="hint">{t.askCorrectionHint}</p>
              {correction.rows.map((row, index) => (
                <fieldset className="dealing-cell" key={conversationField.cellProduct(index)}>
                  <legend>{t.cellNumber({ number: formatInteger(index + 1, language) })}</legend>
                  <Place
                    view={view}
                    product={conversationField.cellProduct(index)}
                    measure={conversationField.cellMeasure(index)}
                    cell={row}
                    whole="–"
                  />
                </fieldset>
              ))}
              <Why name="correction" label={t.why} field={correction.text} />
              <SubmitButton intent="ask-correction">{t.ask}</SubmitButton>
            </DealingForm>
          </details>
        </Card>
      )}
      {objection === null ? null : (
        <Card id="ask-objection" className="compose-card" flush>
          <details open={objection.text.error !== null || objection.error !== null || objection.filesError !== null}>
            <summary>{t.askObjection}</summary>
            <DealingForm key={objection.subjects.length} view={view} mark="o" files>
              <p className="hint">{t.askObjectionHint}</p>
              <Choices
                name="subject"
                label={t.subject}
                options={objection.subjects}
                defaultValue={objection.chosen || objection.subjects[0]?.value}
                error={objection.error}
              />
              <Why name="objection" label={t.why} field={objection.text} />
              <AttachmentField name={objectionFiles} error={objection.filesError} optional />
              <SubmitButton intent="ask-objection">{t.ask}</SubmitButton>
            </DealingForm>
          </details>
        </Card>
      )}
    </>
  );
}
