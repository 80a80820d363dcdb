/** Most characters of the texts of the supervisor's pages, as they are stored. */
export const shareLength = { reason: 1000, note: 500 } as const;

export interface TickView {
  value: string;
  label: string;
  checked: boolean;
}
