import { Link } from "@remix-run/react";

export type ReturnedView = {
  label: string;
  /** Before the page's title. */
  prefix: string;
  text: string;
  months: { to: string; name: string; answer: string }[];
  more: string | null;
};

/** What was sent back, on top of every page until it is answered. */
export function ReturnedStrip({ returned }: { returned: ReturnedView }) {
  return (
    <aside className="strip returned" aria-label={returned.label}>
      <b>{returned.text}</b>
      {returned.months.map((month) => (
        <span key={month.to}>
          <Link to={month.to}>{month.name}</Link> <small>{month.answer}</small>
        </span>
      ))}
      {returned.more === null ? null : <Link to="/liaison">{returned.more}</Link>}
    </aside>
  );
}
