import { Link } from "@remix-run/react";
import { InquiriesCard, RequestsCard } from "./conversation-cards.tsx";
import type { ConversationDesk, DealingsView } from "./conversation-view.ts";

export interface TalkView {
  desk: ConversationDesk;
  to: string;
  text: string;
  dealings: DealingsView | null;
}

type TalkAboutProps = { talk: TalkView; back: "form" | "view" | "review" };

/** On a page of a return: the way to its conversation, and what of its requests and inquiries waits. */
export function TalkAbout({ talk, back }: TalkAboutProps) {
  return (
    <>
      <p className="talk-link">
        <Link to={talk.to}>{talk.text}</Link>
      </p>
      {talk.dealings === null ? null : (
        <>
          <RequestsCard view={talk.dealings} back={back} openOnly />
          <InquiriesCard view={talk.dealings} back={back} openOnly={back === "form"} jumps />
        </>
      )}
    </>
  );
}
