import { Link, useParams, useSearchParams } from "@remix-run/react";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { basePath } from "./review-query.ts";

/** The way of the return on this page as a PDF for a letter, and why it was not made. */
export function TimelineLink({ desk }: { desk: ReviewDesk }) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").review;
  const { returnId } = useParams();
  const [asked] = useSearchParams();
  const problem = asked.get("pdf");
  return (
    <div className="timeline-paper">
      <a href={`${basePath[desk]}/returns/${returnId}/timeline.pdf`}>{t.timelinePdf}</a>
      {desk === "province" ? <FollowUpLink to={`/expert/follow-up/${returnId}`} /> : null}
      {problem === "busy" || problem === "fault" ? <p role="alert">{t.pdfProblems[problem]}</p> : null}
    </div>
  );
}

/** To the calls, visits and reminders of the month. */
function FollowUpLink({ to }: { to: string }) {
  const t = useMessages("expert").followUp;
  return <Link to={to}>{t.link}</Link>;
}
