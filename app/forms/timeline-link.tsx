import { useParams, useSearchParams } from "@remix-run/react";
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
      {problem === "busy" || problem === "fault" ? <p role="alert">{t.pdfProblems[problem]}</p> : null}
    </div>
  );
}
