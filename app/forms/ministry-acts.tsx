import type { ReactNode } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { requestTextLength } from "./conversation-fields.ts";
import { DealingForm } from "./conversation-form.tsx";
import type { DealingsView, TextView } from "./conversation-view.ts";
import { TextArea } from "./field.tsx";
import { SubmitButton } from "./submit-button.tsx";

type ActsProps = { view: DealingsView; back?: "review" };

/** What the ministry may begin about a version in force: its annulment, or the end of its correction. */
export function MinistryActs({ view, back }: ActsProps) {
  const { office: t } = useMessages("ministry").conversation;
  const { annulment, cancellation } = view.ask;
  return (
    <>
      {annulment === null ? null : (
        <Act id="ask-annulment" name="annulment" view={view} back={back} field={annulment} title={t.askAnnulment}>
          <p className="hint">{t.askAnnulmentHint}</p>
          <Why name="annulment" field={annulment} />
          <SubmitButton intent="ask-annulment" kind="danger">
            {t.askAnnulmentButton}
          </SubmitButton>
        </Act>
      )}
      {cancellation === null ? null : (
        <Act id="cancel-correction" name="cancellation" view={view} back={back} field={cancellation} title={t.cancel}>
          <p className="hint">{t.cancelHint}</p>
          <Why name="cancellation" field={cancellation} />
          <SubmitButton intent="cancel-correction" kind="danger">
            {t.cancelButton}
          </SubmitButton>
        </Act>
      )}
    </>
  );
}

type ActProps = {
  id: string;
  name: string;
  title: string;
  view: DealingsView;
  back: "review" | undefined;
  field: TextView;
  children: ReactNode;
};

function Act({ id, name, title, view, back, field, children }: ActProps) {
  return (
    <Card id={id} className="compose-card" flush>
      <details open={field.value !== "" || field.error !== null}>
        <summary>{title}</summary>
        <DealingForm view={view} mark={name.slice(0, 2)} back={back}>
          {children}
        </DealingForm>
      </details>
    </Card>
  );
}

function Why({ name, field }: { name: string; field: TextView }) {
  const t = useMessages("ministry").conversation;
  return (
    <TextArea name={name} label={t.why} rows={2} defaultValue={field.value} error={field.error} maxLength={requestTextLength} />
  );
}
