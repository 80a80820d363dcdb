import type { ThresholdName } from "#app/domain/checks/finding.ts";
import {
  readProductGroup,
  readThreshold,
  readThresholdName,
  ThresholdBook,
  thresholdsOfAll,
} from "#app/domain/checks/threshold-settings.ts";
import { defaultThresholds } from "#app/domain/checks/thresholds.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type FieldError, type Outcome, refuse } from "#app/domain/refusal.ts";
import { insertThresholdChange, listProductGroups, listThresholdChanges, listThresholds } from "#db/check-setting.ts";
import { inTransaction, isDuplicate } from "#db/transaction.ts";
import { forgetCheckSettings } from "./check-settings.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

/** As typed. */
export interface ChangeThreshold {
  /** Newest change the person saw; 0 where there was none. */
  version: number;
  product_group: string;
  name: string;
  /** "": the group has no value of its own any more. */
  value: string;
  reason: string;
  request: RequestKey;
}

const longestReason = 1000;

function readCommand(command: ChangeThreshold, groups: ReadonlySet<string>) {
  const fields: FieldError[] = [];
  const wrong = (field: string, code: string) => fields.push({ field, code });
  const group = readProductGroup(command.product_group);
  if (group === null || !groups.has(group)) wrong("product_group", "groupUnknown");
  const name = readThresholdName(command.name);
  if (name === null) wrong("name", "nameUnknown");
  else if (thresholdsOfAll.includes(name) && group !== "all") wrong("product_group", "groupUnknown");
  let value: string | null = null;
  const typed = command.value.trim();
  // Of a list of days blank is a value: none of them.
  const removes = typed === "" && !(name === "quota_days" && group === "all");
  if (removes && group === "all") wrong("value", "valueNeeded");
  if (!removes && name !== null) {
    const read = readThreshold(name, typed);
    if ("fault" in read) wrong("value", read.fault);
    else value = read.value;
  }
  const reason = command.reason.trim();
  if (reason === "" || reason.length > longestReason) wrong("reason", "reasonMissing");
  return fields.length > 0 || group === null || name === null ? { fields } : { group, name, value, reason };
}

async function groupsOf(context: Context) {
  const { divisions, items } = await listProductGroups(context.db);
  const codes = ["all", ...divisions.map((row) => `isic-${row.code}`), ...items.map((row) => `item-${row.id}`)];
  return { divisions, items, codes: new Set(codes), isicOf: new Map(items.map((row) => [`item-${row.id}`, row.isic_code])) };
}

/**
 * Sets a threshold of a product group, or takes the group's own away. Changes are numbered; one made on an older number
 * than the newest is refused, so nobody changes what he did not see.
 * @returns the change's number; `not-permitted`, `invalid-input`, `changed-meanwhile`, `key-reused`
 */
export async function changeThreshold(context: Context, command: ChangeThreshold): Promise<Outcome<{ version: number }>> {
  if (!permit(context.actor, "change-checks")) return refuse("not-permitted");
  return once(context, command.request, async (remember) => {
    const [groups, rows] = await Promise.all([groupsOf(context), listThresholds(context.db)]);
    const read = readCommand(command, groups.codes);
    if ("fields" in read) return refuse("invalid-input", { fields: read.fields });
    const newest = rows.at(-1)?.version ?? 0;
    if (newest !== command.version) return refuse("changed-meanwhile");
    const { group, name, value, reason } = read;
    const isic_code = group.startsWith("isic-") ? group.slice(5) : (groups.isicOf.get(group) ?? "");
    const item_id = group.startsWith("item-") ? Number(group.slice(5)) : null;
    const before_value = new ThresholdBook(rows).of({ isic_code, item_id })[name];
    const version = newest + 1;
    try {
      await inTransaction(context.db, async (trx) => {
        const by = { set_by: context.actor.user_id, set_at: context.now };
        await insertThresholdChange(trx, { version, product_group: group, name, value, before_value, reason, ...by });
        await recordAudit(trx, {
          at: context.now,
          actor_id: context.actor.user_id,
          verb: "change-threshold",
          subject_kind: "check_threshold",
          subject_id: version,
          detail: { product_group: group, name, value, before: before_value },
        });
        await remember(trx, { version });
      });
    } catch (error) {
      if (isDuplicate(error, "PRIMARY")) return refuse("changed-meanwhile");
      throw error;
    }
    forgetCheckSettings(context.db);
    return done({ version });
  });
}

export interface ThresholdsView {
  /** Newest change; 0 before the first. */
  version: number;
  groups: Pick<Awaited<ReturnType<typeof groupsOf>>, "divisions" | "items">;
  /** Newest first; of the thresholds asked for. */
  changes: Awaited<ReturnType<typeof listThresholdChanges>>;
  /** The impact from which a return is looked at by itself, where that was asked for. */
  floor: string;
}

/** Everything the page shows where thresholds are changed. @returns `not-found` for who may not change them */
export async function viewThresholds(context: Context, names: readonly ThresholdName[]): Promise<Outcome<ThresholdsView>> {
  if (!permit(context.actor, "change-checks")) return refuse("not-found");
  const [{ divisions, items }, all] = await Promise.all([groupsOf(context), listThresholdChanges(context.db)]);
  const changes = all.filter((row) => names.includes(row.name)).reverse();
  const floor = changes.find((row) => row.name === "together_floor")?.value ?? defaultThresholds.together_floor;
  return done({ version: all.at(-1)?.version ?? 0, groups: { divisions, items }, changes, floor });
}
