import type { served as source } from "#app/messages/fa/served.ts";
import type { Translated } from "#app/messages/language.ts";
import { account } from "./account.ts";
import { conversationNotices } from "./conversation-notices.ts";
import { noticeChoice } from "./outgoing.ts";
import { access, accessNotices } from "./people.ts";
import { approvalNotices, reminderNotices } from "./reminders.ts";
import { progress, returned, toSend } from "./returned.ts";
import { standing, standingNotices } from "./standing.ts";
import { telephone } from "./telephone.ts";

export const served: Translated<typeof source> = {
  account,
  access,
  accessNotices,
  conversationNotices,
  approvalNotices,
  reminderNotices,
  returned,
  toSend,
  progress,
  noticeChoice,
  telephone,
  standing,
  standingNotices,
};
