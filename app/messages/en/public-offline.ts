import type { offline as persian } from "../fa/public-offline.ts";
import type { Translated } from "../language.ts";

export const offline: Translated<typeof persian> = {
  title: "There is no connection",
  text: "The page could not be reached. Check your connection and try again.",
  kept: "What you typed in open forms is kept in this browser and is sent when the connection is back.",
  waiting: (p) => `${p.month}: cells waiting to be sent: ${p.count}.`,
  again: "Try again",
};
