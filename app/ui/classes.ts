/** Joins class names; empty and missing ones fall out. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}

/** Meaning of a colour: never used without a shape and a word. */
export type Tone = "wait" | "back" | "sent" | "done" | "idle" | "brand";
