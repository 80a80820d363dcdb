/** Most characters of the texts of the follow-up pages, as they are stored. */
export const followUpLength = { spokeTo: 120, note: 2000, reason: 2000 } as const;
