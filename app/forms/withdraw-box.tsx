import { Form } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

export type WithdrawView = { action: string; key: string; revision: number; text: string; warning: string };

/** Takes a submission back: a fold that says what happens, and in it the one button. Works without script. */
export function WithdrawBox({ view }: { view: WithdrawView }) {
  const t = useMessages("liaison").after.withdraw;
  return (
    <details className="withdraw no-print" id="withdraw">
      <summary>{t.title}</summary>
      <Form method="post" action={view.action} className="stack" key={view.key}>
        <HiddenKey value={view.key} revision={view.revision} />
        <p>{view.text}</p>
        <p>
          <b>{view.warning}</b>
        </p>
        <p>
          <SubmitButton intent="withdraw" kind="danger">
            {t.button}
          </SubmitButton>
        </p>
      </Form>
    </details>
  );
}
