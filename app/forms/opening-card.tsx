import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { requestTextLength } from "./conversation-fields.ts";
import { DealingForm } from "./conversation-form.tsx";
import { TextArea } from "./field.tsx";
import { SubmitButton } from "./submit-button.tsx";

export interface OpeningCardView {
  path: string;
  key: string;
  revision: number;
  lines: string[];
  months: string[];
  /** The one button's words; null where it was pressed already. */
  button: string | null;
}

/** Opening stock that a corrected earlier month has left behind, and one button for all the months it reaches. */
export function OpeningCard({ view }: { view: OpeningCardView }) {
  const t = useMessages("liaison").conversation;
  return (
    <Card id="opening" title={t.opening}>
      <ul className="plain-list">
        {view.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t.openingNote}</p>
      <ul className="places">
        {view.months.map((month) => (
          <li key={month}>{month}</li>
        ))}
      </ul>
      {view.button === null ? null : (
        <DealingForm view={view} mark="a">
          <TextArea name="after" label={t.why} rows={2} defaultValue={t.afterText} maxLength={requestTextLength} />
          <SubmitButton intent="ask-corrections-after">{view.button}</SubmitButton>
        </DealingForm>
      )}
    </Card>
  );
}
