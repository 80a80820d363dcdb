/** A field that two people changed, in words and with what is needed to choose either value. */
export interface ConflictView {
  /** Its name, as in `unitOf`. */
  name: string;
  /** Its product and measure, or its label. */
  place: string;
  /** What is stored now. */
  stored: string;
  who: string | null;
  when: string | null;
  /** What stands in the form's inputs where the stored value is kept, by name; null: only a fresh page shows it. */
  fields: Record<string, string> | null;
  /** The base with which the other value replaces the stored one knowingly. */
  base: string | null;
}

/** What the route of single cells answers. */
export interface CellsAnswer {
  /** `saved`, or a refusal's code where nothing was. */
  code: string;
  /** Names of the units stored, each with its new base. */
  saved: Record<string, string>;
  /** Names of those that cannot be read, each with what is wrong. */
  refused: Record<string, string>;
  conflicts: ConflictView[];
  /** What is to be said where all was refused. */
  sentence: string | null;
  /** The clock of the saving, in the reader's digits. */
  at: string;
}
