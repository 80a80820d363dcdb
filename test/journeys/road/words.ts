import { messages } from "#app/messages/catalogue.server.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";

/** What the pages say in Persian, so that a journey finds things by the words its reader sees. */
export const words = {
  common: messages("fa", "common"),
  public: messages("fa", "public"),
  liaison: messages("fa", "liaison"),
  expert: messages("fa", "expert"),
  ministry: messages("fa", "ministry"),
  served: messages("fa", "served"),
  sent: messages("fa", "sent"),
};

/** A figure as a Persian reader sees it. */
export const shown = (value: string): string => formatDecimal(value, "fa");

/** A count as a Persian reader sees it. */
export const counted = (count: number): string => formatInteger(count, "fa");
