import { useRef } from "react";
import { reasonCodes } from "#app/domain/monthly-return.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Select, TextArea } from "./field.tsx";
import { GroupedSelect } from "./grouped-select.tsx";
import { ReasonTemplate, TemplatesLink } from "./reason-template.tsx";
import { decisionTextLength, reasonTextLength, reviewField } from "./review-fields.ts";
import { dropReason } from "./review-prefill.ts";
import { ReviewPreview, useWritten } from "./review-preview.tsx";
import type { ReasonRowView, ReviewPageView } from "./review-view.ts";
import { SubmitButton } from "./submit-button.tsx";

type ComposeProps = { desk: ReviewDesk; form: ReviewPageView["form"] };

/** The reasons of a send-back or refer-back, folded until asked for; a row more as each is filled. */
export function ReviewCompose({ desk, form }: ComposeProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").review;
  const box = useRef<HTMLDetailsElement>(null);
  const written = useWritten(box, form);
  return (
    <details className="fold compose" id="send-back" open={form.open} ref={box}>
      <summary>{t.compose[desk]}</summary>
      <div className="body">
        <p className="quiet">
          {t.composeHint} {desk === "province" ? <TemplatesLink apart /> : null}
        </p>
        <ol className="reason-rows">
          {form.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change order
            <li key={index}>
              <ReasonRow
                desk={desk}
                index={index}
                row={row}
                cells={form.cells}
                templates={form.templates}
                action={form.action}
                began={written.live && written.reasons.some((reason) => reason.index === index)}
              />
            </li>
          ))}
        </ol>
        <TextArea
          name={reviewField.whole}
          label={t.note}
          hint={t.noteHint}
          rows={2}
          maxLength={decisionTextLength}
          defaultValue={form.text}
          error={form.textError}
          optional
        />
        {form.sends === "send-back" && form.months.length > 0 ? <Months desk={desk} form={form} /> : null}
        <Outcome desk={desk} form={form} written={written} />
      </div>
    </details>
  );
}

/** Which of the desk's words each way back has. */
export const sendWords = { "send-back": "sendBack", recall: "recall", "refer-back": "referBack", reopen: "reopen" } as const;

/** What goes out, as it will be read, and the button that sends it; without script it is shown by a step of its own. */
function Outcome({ desk, form, written }: ComposeProps & { written: ReturnType<typeof useWritten> }) {
  const words = useMessages(desk === "ministry" ? "ministry" : "expert");
  const language = useLanguage();
  const { live } = written;
  const shown = live || form.previewed;
  const t = words.sendBack;
  const { actions } = words.review;
  return (
    <>
      {shown ? <ReviewPreview desk={desk} by={form.by} written={written} /> : null}
      <p className="heard" role="status">
        {live && written.reasons.length > 0 ? t.count({ count: formatInteger(written.reasons.length, language) }) : null}
      </p>
      <div className="buttons">
        {live ? null : <SubmitButton intent="preview">{t.previewButton}</SubmitButton>}
        {shown ? (
          <SubmitButton intent={form.sends} kind="danger">
            {actions[sendWords[form.sends]]}
          </SubmitButton>
        ) : null}
      </div>
    </>
  );
}

/** Other months of the establishment that go back with it, all or none. */
function Months({ desk, form }: ComposeProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").sendBack;
  return (
    <details className="months" open={form.months.some((month) => month.chosen)}>
      <summary>{t.months}</summary>
      <p className="quiet">{t.monthsHint}</p>
      <ul>
        {form.months.map((month) => (
          <li key={month.id}>
            <label>
              <input
                type="checkbox"
                id={reviewField.month(month.id)}
                name={reviewField.month(month.id)}
                value={month.revision}
                defaultChecked={month.chosen}
                data-month={month.label}
                autoComplete="off"
              />{" "}
              {month.label}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

type ReasonRowProps = {
  desk: ReviewDesk;
  index: number;
  row: ReasonRowView;
  cells: ReviewPageView["form"]["cells"];
  templates: ReviewPageView["form"]["templates"];
  action: string;
  began: boolean;
};

function ReasonRow({ desk, index, row, cells, templates, action, began }: ReasonRowProps) {
  const words = useMessages(desk === "ministry" ? "ministry" : "expert");
  const t = words.review;
  const common = useMessages("common");
  const language = useLanguage();
  return (
    <fieldset>
      <legend>{t.reasonNumber({ number: formatInteger(index + 1, language) })}</legend>
      <Select
        className="reason-code"
        name={reviewField.code(index)}
        label={t.code}
        blank
        defaultValue={row.code}
        error={row.errors.code}
        options={reasonCodes.map((code) => ({ value: code, label: common.reasonCodes[code] }))}
      />
      <GroupedSelect
        name={reviewField.cell(index)}
        label={t.cell}
        whole={t.whole}
        chosen={row.cell}
        error={row.errors.cell}
        groups={cells}
        className="reason-cell"
      />
      {templates === null ? null : <ReasonTemplate index={index} row={row} templates={templates} action={action} />}
      <TextArea
        className="reason-text"
        name={reviewField.text(index)}
        label={desk === "province" ? t.text : t.textForProvince}
        rows={2}
        maxLength={reasonTextLength}
        defaultValue={row.text}
        error={row.errors.text}
      />
      {began ? (
        <button type="button" className="btn small plain drop-reason" onClick={() => dropReason(index)}>
          {words.sendBack.drop}
        </button>
      ) : null}
    </fieldset>
  );
}
