import type { ReactNode } from "react";
import { classes } from "./classes.ts";

type PageProps = {
  title: ReactNode;
  /** Beside the title: a StateTag. */
  tag?: ReactNode;
  /** Line under the title: establishment, licence, money unit. */
  subtitle?: ReactNode;
  /** At the end of the head: DueBox, NextPrevious, links. */
  aside?: ReactNode;
  width?: "narrow" | "normal" | "wide";
  children: ReactNode;
};

/** The page inside the shell: one `h1`, its head, its parts under each other. */
export function Page({ title, tag, subtitle, aside, width = "normal", children }: PageProps) {
  return (
    <div className={classes("page", width)}>
      <header className="head">
        <div>
          <h1>
            {title}
            {tag === undefined ? null : <> {tag}</>}
          </h1>
          {subtitle === undefined ? null : <p>{subtitle}</p>}
        </div>
        {aside === undefined ? null : <div className="head-aside">{aside}</div>}
      </header>
      {children}
    </div>
  );
}

/** Main column with a narrow one beside it; the narrow one falls under it on small screens. */
export function TwoColumns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="two">
      <div className="stack">{children}</div>
      <aside className="stack">{aside}</aside>
    </div>
  );
}

type ActionBarProps = {
  /** What is saved, what is open: small text before the buttons. */
  status?: ReactNode;
  children: ReactNode;
};

/** Foot of the page with its one primary action; sticky only where it covers nothing. */
export function ActionBar({ status, children }: ActionBarProps) {
  return (
    <div className="actions">
      <div className="status">{status}</div>
      <div className="buttons">{children}</div>
    </div>
  );
}
