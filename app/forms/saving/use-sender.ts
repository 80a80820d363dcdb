import { useEffect, useState, useSyncExternalStore } from "react";
import { type Sender, type SenderState, senderOf } from "./sender.ts";

const none: SenderState = { line: "open", entries: [], savedAt: null };
const never = () => () => undefined;
const nothing = () => none;

/** The person this page belongs to; null on a page of nobody. */
export function userOfPage(): number | null {
  const user = document.getElementById("main")?.dataset.user;
  return user === undefined ? null : Number(user);
}

/** The sender of the page's person, once the browser has opened its outbox, and its state. */
export function useSender(): { sender: Sender | null; state: SenderState } {
  const [sender, setSender] = useState<Sender | null>(null);
  useEffect(() => {
    const user = userOfPage();
    if (user === null) return;
    let wanted = true;
    void senderOf(user).then((made) => {
      if (wanted) setSender(made);
    });
    return () => {
      wanted = false;
    };
  }, []);
  const state = useSyncExternalStore(sender?.subscribe ?? never, sender?.state ?? nothing, nothing);
  return { sender, state };
}
