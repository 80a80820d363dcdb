import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import type { QueuePagesView } from "./queue-view.ts";

type QueuePagesProps = { desk: "province" | "ministry"; action: string; pages: QueuePagesView };

/** The pages of a queue: from any to its neighbours and both ends, or to one by its number. */
export function QueuePages({ desk, action, pages }: QueuePagesProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").queue;
  const common = useMessages("common");
  const { buttons } = common;
  return (
    <nav className="steps queue-pages" aria-label={common.pages.label}>
      <Step to={pages.first}>{t.pages.first}</Step>
      <Step to={pages.previous} rel="prev">
        {buttons.previous}
      </Step>
      <span>{pages.place}</span>
      <Step to={pages.next} rel="next">
        {buttons.next}
      </Step>
      <Step to={pages.last}>{t.pages.last}</Step>
      <Form key={pages.page} method="get" action={action} className="row">
        {pages.kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} autoComplete="off" />
        ))}
        <label htmlFor="page">{t.pages.number}</label>
        <input id="page" name="page" inputMode="numeric" dir="ltr" className="num" defaultValue={pages.page} autoComplete="off" />
        <span>{t.pages.of({ pages: pages.of })}</span>
        <button type="submit" className="btn small">
          {t.pages.go}
        </button>
      </Form>
    </nav>
  );
}

function Step({ to, rel, children }: { to: string | null; rel?: "prev" | "next"; children: string }) {
  if (to === null) return <span className="btn small off">{children}</span>;
  return (
    <Link className="btn small" to={to} rel={rel}>
      {children}
    </Link>
  );
}
