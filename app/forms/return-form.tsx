import { Form } from "@remix-run/react";
import { memo, type ReactNode } from "react";
import { moneyScales, moneyUnits } from "#app/domain/monthly-return.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { FindingNote } from "#app/ui/finding-note.tsx";
import { ReasonList } from "#app/ui/reason-list.tsx";
import type { ConflictView } from "./conflict-view.ts";
import { Select, TextArea } from "./field.tsx";
import { FigureGrid } from "./figure-grid.tsx";
import { FilesCard, type FilesOfReturn } from "./files-card.tsx";
import { Made } from "./made.tsx";
import { Base, OperationBlock } from "./operation-block.tsx";
import { fieldName, remarksLength } from "./return-fields.ts";
import type { FindingView, ReturnFormView } from "./return-view.ts";
import { SavingFoot } from "./saving/saving-foot.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";
import { ReasonProgress, ToSend } from "./to-send.tsx";

const noConflicts: readonly ConflictView[] = [];

type ReturnFormProps = {
  view: ReturnFormView;
  requestKey: string;
  revision: number;
  /** The month's next step: to send it, to ask for its signature, or none yet. */
  next: "submit" | "request-signature" | null;
  selected: boolean;
  /** What is saved: beside the buttons. */
  status: string;
  /** Id of the return, and the name of its month. */
  returnId: number;
  month: string;
  /** Fields of a refused Save that somebody else changed meanwhile. */
  conflicts?: readonly ConflictView[] | undefined;
  /** null: files are not changed here. */
  files: FilesOfReturn | null;
  /** An office types it: what stands before the figures, and the foot, which saves nothing by itself. */
  office?: { head: ReactNode; foot: ReactNode };
};

/**
 * The form of a monthly return: reasons, the blocks, findings, and one next step. Rendered anew only with other
 * data: React would put back the bases that saving has renewed.
 */
export const ReturnForm = memo(function ReturnForm(props: ReturnFormProps) {
  const { view, requestKey, revision, next, selected, status, returnId, month, files, office, conflicts = noConflicts } = props;
  const t = useMessages("liaison");
  const common = useMessages("common");
  const language = useLanguage();
  const { to_send, operation } = view;
  const cellFindings = view.findings.filter((finding) => finding.cell?.startsWith("f."));
  const otherFindings = view.findings.filter((finding) => !finding.cell?.startsWith("f."));
  return (
    <Form method="post" className="stack return-form" autoComplete="off" noValidate>
      {/* Enter in a cell saves: the first submit button of a form is its default. */}
      <button type="submit" name="intent" value={office ? "check" : "save"} className="heard" tabIndex={-1} aria-hidden="true" />
      <HiddenKey value={requestKey} revision={revision} />
      {office?.head}
      {view.reasons.length === 0 ? null : (
        <Card id="reasons" title={common.reasons.title} flush>
          {view.progress === null ? null : <ReasonProgress view={view.progress} />}
          <ReasonList reasons={view.reasons} />
          {view.reply_bases.map((base) => (
            <input key={base.name} type="hidden" name={base.name} value={base.value} autoComplete="off" />
          ))}
        </Card>
      )}
      <OperationBlock view={operation} />
      {otherFindings.length === 0 ? null : (
        <Card id="other-findings" title={t.form.findings} flush>
          <Findings findings={otherFindings} />
        </Card>
      )}
      <Card
        id="products"
        title={t.form.products}
        aside={t.form.productsNote({ count: formatInteger(view.grid.count, language) })}
        flush
      >
        <div className="grid-head">
          <p className="hint">{selected ? `${t.form.required} ${t.form.requiredSelected}` : t.form.required}</p>
          <Select
            name="money"
            label={t.form.money}
            defaultValue={operation.money.value}
            error={operation.money.error}
            options={moneyUnits.flatMap((unit) =>
              moneyScales.map((scale) => ({
                value: `${unit}:${scale}`,
                label: common.money.unit({ scale: common.money.scales[`${scale}`], unit: common.money.units[unit] }),
              })),
            )}
          />
          <Base name="money" value={operation.money.base} />
          {view.grid.hasLastMonth ? (
            <noscript>
              <SubmitButton intent="same-as-last-month" small>
                {t.grid.copyAll}
              </SubmitButton>
            </noscript>
          ) : null}
        </div>
        <FigureGrid body={view.grid} money={view.money} />
        <Findings findings={cellFindings} />
      </Card>
      {view.blocks === null ? null : <Made id="blocks" className="blocks" body={view.blocks} />}
      <Card id="remarks-card" title={t.form.remarks}>
        <TextArea
          name="remarks"
          label={t.form.remarks}
          hint={t.form.remarksHint}
          defaultValue={operation.remarks.value}
          error={operation.remarks.error}
          maxLength={remarksLength}
          optional
        />
        <Base name="remarks" value={operation.remarks.base} />
      </Card>
      {files && <FilesCard files={files} />}
      {next === null ? null : <ToSend view={to_send} />}
      {office ? (
        office.foot
      ) : (
        <SavingFoot
          ret={returnId}
          month={month}
          status={status}
          also={
            next === null ? null : (
              <a href="#to-send" data-to-send="">
                {to_send.said}
              </a>
            )
          }
          conflicts={conflicts}
        >
          <SubmitButton intent="save" kind={next === null ? "primary" : "plain"}>
            {common.buttons.saveDraft}
          </SubmitButton>
          {next === null ? null : (
            <SubmitButton intent={next} kind="primary">
              {next === "submit" ? common.buttons.submit : t.people.signature.ask}
            </SubmitButton>
          )}
        </SavingFoot>
      )}
    </Form>
  );
});

function Findings({ findings }: { findings: readonly FindingView[] }) {
  return (
    <>
      {findings.map((finding) => (
        <FindingNote
          key={finding.key}
          findingKey={finding.key}
          severity={finding.severity}
          title={finding.title}
          why={finding.why}
          cell={finding.cell}
          fix={finding.fix}
          explanation={finding.explanation}
        >
          {finding.sentence}
        </FindingNote>
      ))}
      {findings.map((finding) =>
        finding.explanation === null ? null : (
          <Base key={finding.key} name={fieldName.explanation(finding.key)} value={finding.explanation.base} />
        ),
      )}
    </>
  );
}
