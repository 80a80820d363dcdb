import type { approvalNotices as approvalSource, reminderNotices as source } from "#app/messages/fa/reminders.ts";
import type { Translated } from "#app/messages/language.ts";

export const approvalNotices: Translated<typeof approvalSource> = {
  "correction-cancelled": ({ period }) =>
    `The ministry cancelled the correction of ${period}; the approved version stays in force.`,
  annulled: ({ period }) => `The ministry annulled the approval of ${period}; it came back for editing.`,
};

export const reminderNotices: Translated<typeof source> = {
  "reminder-before-due": ({ period }) => `${period} is due soon and has not been sent.`,
  "reminder-after-due": ({ period }) => `${period} is past its due day and has not been sent.`,
  "reminder-again": ({ period }) => `${period} has still not been sent; if you need help, write in the conversation.`,
};
