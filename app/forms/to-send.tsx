import { Card } from "#app/ui/card.tsx";
import type { ProgressView, ToSendView } from "./return-view.ts";

/** What is still missing before the month can be sent, each a link to its place. Script ticks what is done meanwhile. */
export function ToSend({ view }: { view: ToSendView }) {
  if (view.items.length === 0 && view.untouched === null) return null;
  return (
    <Card id="to-send" title={view.title} flush>
      {view.untouched === null ? null : <p className="pad">{view.untouched}</p>}
      <ul data-counts={view.counts}>
        {view.items.map((item) => (
          <li key={item.to + item.text} data-to={item.to} data-fields={item.fields}>
            <a href={`#${item.to}`}>{item.text}</a>
          </li>
        ))}
        {view.more === null ? null : <li>{view.more}</li>}
      </ul>
    </Card>
  );
}

/** How many reasons are answered, and the way from one that is not to the next. */
export function ReasonProgress({ view }: { view: ProgressView }) {
  const step = (way: "previous" | "next") => (
    <a className="btn small" href={`#reason-${view.first}`} data-step={way} hidden={view.first === null}>
      {view[way]}
    </a>
  );
  return (
    <div className="reason-progress" data-counts={view.counts} data-words={view.words}>
      <output>{view.said}</output>
      <span className="script-only">{step("previous")}</span>
      {step("next")}
    </div>
  );
}
