/** An event of a return's history, as far as what is in force depends on it. */
interface Happened {
  id: number;
  event: string;
  version: number;
}

/**
 * The version each approval took the place of: nothing but an annulment ends a version's force otherwise.
 * @param events the whole history, oldest first
 * @returns by the approval's event; approvals that superseded none are left out
 */
export function supersededVersions(events: readonly Happened[]): Map<number, number> {
  const superseded = new Map<number, number>();
  let inForce: number | null = null;
  for (const { id, event, version } of events) {
    if (event === "annul") inForce = null;
    if (event !== "approve") continue;
    if (inForce !== null) superseded.set(id, inForce);
    inForce = version;
  }
  return superseded;
}
