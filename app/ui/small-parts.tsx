import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode };

/** What stands where nothing is: why, and what one can do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <b>{title}</b>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}

/** A value and what it became; both already formatted. */
export function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  const t = useMessages("common");
  return (
    <span className="before-after">
      <del>
        <bdi dir="ltr">{before ?? t.grid.blank}</bdi>
      </del>
      <span className="arrow" aria-hidden="true" />
      <ins>
        <bdi dir="ltr">{after ?? t.grid.blank}</bdi>
      </ins>
    </span>
  );
}

type StepLinksProps = {
  /** «۷ از ۱۱۸» or «۱ تا ۵۰ از ۱۱۸», formatted. */
  place: string;
  previous: string | null;
  next: string | null;
};

/** Pages of a list. */
export function Pagination({ place, previous, next }: StepLinksProps) {
  const t = useMessages("common");
  return (
    <nav className="steps" aria-label={t.pages.label}>
      <StepLink to={previous} rel="prev">
        {t.buttons.previous}
      </StepLink>
      <span>{place}</span>
      <StepLink to={next} rel="next">
        {t.buttons.next}
      </StepLink>
    </nav>
  );
}

/** The neighbours of this case in the queue it was opened from. */
export function NextPrevious({ place, previous, next }: StepLinksProps) {
  const t = useMessages("common");
  return (
    <nav className="steps" aria-label={place}>
      <span>{place}</span>
      <StepLink to={previous} rel="prev">
        {t.buttons.previous}
      </StepLink>
      <StepLink to={next} rel="next">
        {t.buttons.next}
      </StepLink>
    </nav>
  );
}

function StepLink({ to, rel, children }: { to: string | null; rel: "prev" | "next"; children: ReactNode }) {
  if (to === null) return <span className="btn small off">{children}</span>;
  return (
    <Link className="btn small" to={to} rel={rel}>
      {children}
    </Link>
  );
}

type FactsProps = { items: readonly { term: ReactNode; value: ReactNode }[] };

/** Pairs of a name and a value. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className="facts">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes order
        <div key={index}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
