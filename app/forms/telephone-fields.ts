/** Names of the fields of a call. */
export const callField = { spokeTo: "call.spoke_to", phone: "call.phone", day: "call.day", time: "call.time" } as const;

/** What was typed of a call. */
export interface CallTyped {
  spoke_to: string;
  phone: string;
  day: string;
  time: string;
}
