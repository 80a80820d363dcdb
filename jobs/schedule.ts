import { runCheckGroups } from "./check-groups.ts";
import { runForgetRequestKeys } from "./forget-request-keys.ts";
import type { Job } from "./job.ts";
import { runOpenPeriod } from "./open-period.ts";
import { runSealAudit } from "./seal-audit.ts";
import { runSendDispatches } from "./send-dispatches.ts";
import { runSendNotices } from "./send-notices.ts";
import { runSendReminders } from "./send-reminders.ts";
import { runSweepFiles } from "./sweep-files.ts";
import { runSweepOutgoing } from "./sweep-outgoing.ts";
import { runTimeDecisions } from "./time-decisions.ts";
import { runWeighEstablishments } from "./weigh-establishments.ts";

export const timeZone = "Asia/Tehran";

/** Every job of the product and when it runs. A tick that finds its job still at work is left out, never saved up. */
export const schedule: readonly Job[] = [
  // Five past each hour, so five past midnight too: a business clock that was set has its midnight at another hour.
  { name: "open-period", pattern: "5 * * * *", atStart: true, run: runOpenPeriod },
  { name: "send-dispatches", pattern: "*/2 * * * * *", atStart: true, run: runSendDispatches },
  { name: "seal-audit", pattern: "* * * * * *", atStart: true, run: runSealAudit },
  { name: "send-reminders", pattern: "10 * * * *", atStart: true, run: runSendReminders },
  { name: "send-notices", pattern: "*/15 * * * * *", atStart: true, run: runSendNotices },
  { name: "time-decisions", pattern: "25 * * * *", atStart: true, run: runTimeDecisions },
  { name: "weigh-establishments", pattern: "30 2 * * *", atStart: true, run: runWeighEstablishments },
  { name: "check-groups", pattern: "25 * * * *", atStart: true, run: runCheckGroups },
  { name: "forget-request-keys", pattern: "20 3 * * *", atStart: false, run: runForgetRequestKeys },
  { name: "sweep-files", pattern: "40 3 * * *", atStart: false, run: runSweepFiles },
  { name: "sweep-outgoing", pattern: "50 3 * * *", atStart: false, run: runSweepOutgoing },
];
