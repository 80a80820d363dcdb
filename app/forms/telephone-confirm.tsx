import { Form, Link } from "@remix-run/react";
import { TelephoneNote, type TelephoneNoteView } from "#app/ui/telephone-note.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

export interface TelephoneConfirmView {
  note: TelephoneNoteView;
  /** null: it is not the newest version, or was confirmed. */
  act: { key: string; version: number; confirm: string; object: string; objectPath: string } | null;
}

/** Tells the liaison that an office typed the month from a call, and lets him stand by it or object. */
export function TelephoneConfirm({ view }: { view: TelephoneConfirmView | null }) {
  if (view === null) return null;
  const { note, act } = view;
  return (
    <TelephoneNote note={note}>
      {act === null ? null : (
        <Form key={act.key} method="post" autoComplete="off">
          <HiddenKey value={act.key} />
          <input type="hidden" name="version" value={act.version} autoComplete="off" />
          <p className="row-links">
            <SubmitButton intent="confirm-filing" kind="primary">
              {act.confirm}
            </SubmitButton>
            <Link className="btn" to={act.objectPath}>
              {act.object}
            </Link>
          </p>
        </Form>
      )}
    </TelephoneNote>
  );
}
