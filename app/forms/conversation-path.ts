const bases = { establishment: "/liaison", province: "/expert", ministry: "/ministry" } as const;
const pages = { form: "", view: "/view", review: "" } as const;

/** Where an act of a conversation leads: to the page it was sent from, else to the conversation, which says what was done. */
export function afterTalk(
  desk: keyof typeof bases,
  returnId: number,
  sent: { intent: string; back: "" | keyof typeof pages },
): string {
  const base = `${bases[desk]}/returns/${returnId}`;
  // A page of a return exists for its own desk only; any other answer is the conversation's.
  const own = desk === "establishment" ? sent.back === "form" || sent.back === "view" : sent.back === "review";
  return own && sent.back !== "" ? `${base}${pages[sent.back]}?said=${sent.intent}` : `${base}/conversation?said=${sent.intent}`;
}
