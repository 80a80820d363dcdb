import { account } from "./account.ts";
import { conversationNotices } from "./conversation-notices.ts";
import { noticeChoice } from "./outgoing.ts";
import { access, accessNotices } from "./people.ts";
import { approvalNotices, reminderNotices } from "./reminders.ts";
import { progress, returned, toSend } from "./returned.ts";
import { standing, standingNotices } from "./standing.ts";
import { telephone } from "./telephone.ts";

/** What reaches the browser with a page's own data: it weighs nothing on the pages that do not say it. */
export const served = {
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
