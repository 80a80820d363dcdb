import type { ReactNode } from "react";

export type TelephoneNoteView = { title: string; told: string; typed: string; confirmed: string; settled: boolean };

/** Says that a version was typed from a call. Where it stands, a style marks every figure of the page. */
export function TelephoneNote({ note, children }: { note: TelephoneNoteView | null; children?: ReactNode }) {
  if (note === null) return null;
  return (
    <section className="banner info telephone-note" aria-label={note.title}>
      <b>{note.title}</b>
      <div>
        <bdi>{note.told}</bdi> {note.typed} {note.confirmed}
        {children}
      </div>
    </section>
  );
}
