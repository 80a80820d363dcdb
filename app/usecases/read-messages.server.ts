import { changeMessageRead } from "#db/conversation.ts";
import { changeNoticesRead } from "#db/notice.ts";
import type { Context } from "./context.server.ts";
import type { ConversationView } from "./view-conversation.server.ts";

/** Remembers that this person has seen a conversation as far as it was shown; writes only where something was new. */
export async function readMessages(context: Context, view: ConversationView): Promise<void> {
  const newest = view.messages.at(-1)?.id ?? 0;
  if (newest <= view.read_up_to) return;
  await changeMessageRead(context.db, { user_id: context.actor.user_id, return_id: view.found.id, up_to: newest });
}

/** Remembers up to which notice this person has read; it never goes back. */
export async function readNotices(context: Context, upTo: number): Promise<void> {
  await changeNoticesRead(context.db, { user_id: context.actor.user_id, up_to: upTo });
}
