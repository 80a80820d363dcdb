/** Up to when a reviewer has said to have seen what changed. */
export interface LastLookTable {
  user_id: number;
  seen_until: Date;
}
