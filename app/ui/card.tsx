import type { ReactNode } from "react";
import { classes } from "./classes.ts";

type CardProps = {
  title?: ReactNode;
  /** Small text or links at the end of the header. */
  aside?: ReactNode;
  id?: string;
  /** Keeps the body free of padding: tables, lists, findings. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

/** White card with an optional header. Its title is an `h2`. */
export function Card({ title, aside, id, flush = false, className, children }: CardProps) {
  const titleId = id === undefined ? undefined : `${id}-title`;
  return (
    <section
      className={classes("card", flush && "flush", className)}
      id={id}
      aria-labelledby={title === undefined ? undefined : titleId}
    >
      {title === undefined ? null : (
        <header>
          <h2 id={titleId}>{title}</h2>
          {aside === undefined ? null : <div className="aside">{aside}</div>}
        </header>
      )}
      <div className="body">{children}</div>
    </section>
  );
}
