import { Form } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

/** What was just done, and the form that takes it back where that is possible. */
export interface DoneView {
  text: string;
  undo: { action: string; key: string; revision: number; label: string } | null;
}

/** Says at the head of a reviewer's page what the last request did. */
export function DoneBanner({ done }: { done: DoneView | null }) {
  if (done === null) return null;
  const { text, undo } = done;
  return (
    <Banner key={text} kind="success" focus>
      <span className="done-line">
        <span>{text}</span>
        {undo === null ? null : (
          <Form method="post" action={undo.action} autoComplete="off">
            <HiddenKey value={undo.key} revision={undo.revision} />
            <SubmitButton intent="undo-accept" small>
              {undo.label}
            </SubmitButton>
          </Form>
        )}
      </span>
    </Banner>
  );
}
