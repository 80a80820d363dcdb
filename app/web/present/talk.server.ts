import { catalogue } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { type ConversationDesk, viewConversation } from "#app/usecases/view-conversation.server.ts";
import { newRequestKey } from "../request-key.server.ts";
import { presentDealings } from "./conversation.server.ts";

const areas = { establishment: "liaison", province: "expert", ministry: "ministry" } as const;
const paths = { establishment: "/liaison", province: "/expert", ministry: "/ministry" } as const;

/**
 * What a page of a return shows of its conversation: the way there with what is new in it, its inquiries and requests.
 * Asks the database only where the return has any, or where the page lets one begin.
 */
export async function talkAbout(
  context: Context,
  language: Language,
  desk: ConversationDesk,
  found: { id: number; has_dealings: number },
) {
  const t = catalogue(language)[areas[desk]].conversation;
  const to = `${paths[desk]}/returns/${found.id}/conversation`;
  const seen = found.has_dealings === 1 || desk !== "establishment" ? await viewConversation(context, desk, found.id) : null;
  if (!seen?.ok) return { desk, to, text: t.link, inquiries: [], dealings: null };
  const view = seen.value;
  const own = desk === "establishment" ? "establishment" : "province";
  const unread = view.messages.filter((message) => message.id > view.read_up_to && message.side !== own).length;
  return {
    desk,
    to,
    text: unread === 0 ? t.link : t.linkUnread({ count: formatInteger(unread, language) }),
    inquiries: view.inquiries.map(({ id, product_line_id, measure, answer }) => ({ id, product_line_id, measure, answer })),
    dealings: presentDealings(view, language, { key: newRequestKey(), refused: null, said: null }),
  };
}
