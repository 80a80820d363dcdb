import { Link } from "@remix-run/react";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Page, TwoColumns } from "#app/ui/page.tsx";
import { StateTag } from "#app/ui/state-tag.tsx";
import { AskCards, InquireCard } from "./conversation-ask.tsx";
import { InquiriesCard, MessagesCard, RequestsCard } from "./conversation-cards.tsx";
import { useConversationWords } from "./conversation-form.tsx";
import type { ConversationPageView } from "./conversation-view.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { MinistryActs } from "./ministry-acts.tsx";

/** What establishment and offices say to each other about a month, for any of the three desks. */
export function ConversationPage({ view }: { view: ConversationPageView }) {
  const t = useConversationWords(view.desk);
  const waits = {
    inquiries: view.inquiries.some((inquiry) => inquiry.answer === null),
    requests: view.requests.some((request) => request.open),
  };
  return (
    <Page
      title={view.title}
      tag={<StateTag state={view.state} />}
      subtitle={view.subtitle}
      width="wide"
      aside={
        view.returnPath === null ? undefined : (
          <Link className="btn" to={view.returnPath}>
            {t.backToReturn}
          </Link>
        )
      }
    >
      <Answer view={view} />
      <TwoColumns
        aside={
          <>
            <AskCards view={view} />
            <InquireCard view={view} />
            {view.desk === "ministry" ? <MinistryActs view={view} /> : null}
          </>
        }
      >
        <RequestsCard view={view} aside={waits.requests ? t.waiting({ count: view.counts.requests }) : undefined} />
        <InquiriesCard view={view} aside={waits.inquiries ? t.openInquiries({ count: view.counts.inquiries }) : undefined} />
        {view.extended.map((text) => (
          <p key={text} className="dealing-note">
            {text}
          </p>
        ))}
        <MessagesCard view={view} />
      </TwoColumns>
    </Page>
  );
}

/** What the last request did, or why it did not. */
function Answer({ view }: { view: ConversationPageView }) {
  const language = useLanguage();
  const { refused, done } = view;
  return (
    <>
      {done === null ? null : (
        <Banner key={view.key} kind="success" focus>
          {done}
        </Banner>
      )}
      {refused === null ? null : refused.summary.length > 0 ? (
        <ErrorSummary key={view.key} errors={refused.summary} count={formatInteger(refused.summary.length, language)}>
          <p>{refused.sentence}</p>
        </ErrorSummary>
      ) : (
        <Banner key={view.key} kind={refused.kind} focus>
          {refused.sentence}
        </Banner>
      )}
    </>
  );
}
