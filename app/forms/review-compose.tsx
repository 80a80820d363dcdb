import { reasonCodes } from "#app/domain/monthly-return.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Select, TextArea } from "./field.tsx";
import { GroupedSelect } from "./grouped-select.tsx";
import { decisionTextLength, reasonTextLength, reviewField } from "./review-fields.ts";
import type { ReasonRowView, ReviewPageView } from "./review-view.ts";
import { SubmitButton } from "./submit-button.tsx";

type ComposeProps = { desk: ReviewDesk; form: ReviewPageView["form"] };

/** The reasons of a send-back or refer-back, folded until asked for; a row more as each is filled. */
export function ReviewCompose({ desk, form }: ComposeProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").review;
  return (
    <details className="fold compose" id="send-back" open={form.open}>
      <summary>{t.compose[desk]}</summary>
      <div className="body">
        <p className="quiet">{t.composeHint}</p>
        <ol className="reason-rows">
          {form.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change order
            <li key={index}>
              <ReasonRow desk={desk} index={index} row={row} cells={form.cells} />
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
        <div className="buttons">
          <SubmitButton intent={desk === "province" ? "send-back" : "refer-back"} kind="danger">
            {desk === "province" ? t.actions.sendBack : t.actions.referBack}
          </SubmitButton>
        </div>
      </div>
    </details>
  );
}

type ReasonRowProps = { desk: ReviewDesk; index: number; row: ReasonRowView; cells: ReviewPageView["form"]["cells"] };

function ReasonRow({ desk, index, row, cells }: ReasonRowProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").review;
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
      <TextArea
        name={reviewField.text(index)}
        label={desk === "province" ? t.text : t.textForProvince}
        rows={1}
        maxLength={reasonTextLength}
        defaultValue={row.text}
        error={row.errors.text}
      />
    </fieldset>
  );
}
