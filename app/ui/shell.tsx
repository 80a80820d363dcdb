import { Link, useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Role } from "#app/domain/actor.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { type NavItem, navigationOf } from "./navigation.ts";

export type ShellViewer = {
  id: number;
  /** Name in the reader's language. */
  name: string;
  role: Role;
  /** Establishment, province or office, in the reader's language. */
  place: string | null;
};

type ShellProps = {
  viewer: ShellViewer | null;
  /** Formatted counts by key of the navigation item. */
  counts?: Readonly<Record<string, string>>;
  /** The path of the period page a role starts from. */
  periodPath?: string;
  /** Strips above the page: demonstration, clock. */
  strips?: ReactNode;
  children: ReactNode;
};

const noCounts = {};

/** Where a role's own pages are. */
function deskOf(role: Role): string {
  return /^[ls]i/.test(role) ? "liaison" : /^(?:ex|su)/.test(role) ? "expert" : "ministry";
}

/** The dark bar, the strips and the page's main part. */
export function Shell({ viewer, counts = noCounts, periodPath, strips, children }: ShellProps) {
  const t = useMessages("common");
  return (
    <>
      <a className="skip" href="#main">
        {t.shell.skip}
      </a>
      <header className="bar">
        <a className="brand" href="/">
          <Mark />
          <b>{t.product.name}</b>
          <span className="heard"> {t.shell.home}</span>
        </a>
        {viewer === null ? <span className="grow" /> : <Sections viewer={viewer} counts={counts} periodPath={periodPath} />}
        <div className="person">
          {viewer === null ? null : (
            <a className="who" href={`/${deskOf(viewer.role)}/account`}>
              <b>{viewer.name}</b>
              <small>
                {t.roles[viewer.role]}
                {viewer.place === null ? null : <> · {viewer.place}</>}
              </small>
            </a>
          )}
          <LanguageSwitch />
          {viewer === null ? null : (
            <form method="post" action="/sign-out">
              <button type="submit">{t.shell.signOut}</button>
            </form>
          )}
        </div>
        <Progress />
      </header>
      {strips}
      <main id="main" tabIndex={-1} data-user={viewer?.id}>
        {children}
      </main>
    </>
  );
}

/** The product's sign: a tenth of a ring, open. */
function Mark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="11.5" pathLength="100" />
      <circle className="tenth" cx="16" cy="16" r="11.5" pathLength="100" />
    </svg>
  );
}

/** The role under which a person with several sees the page at a path; undefined for one without a role. */
export function roleAt(pathname: string, roles: readonly Role[]): Role | undefined {
  const fitting: readonly Role[] =
    {
      liaison: ["liaison", "signatory"] as const,
      expert: ["supervisor", "expert"] as const,
      ministry: ["reviewer", "analyst"] as const,
    }[pathname.split("/")[1] ?? ""] ?? [];
  return fitting.find((role) => roles.includes(role)) ?? roles[0];
}

/** A section is current on its own page and below it; a queue, which holds other sections, only with its cases. */
function isCurrent(item: NavItem, pathname: string): boolean {
  if (item.exact) return pathname === item.to || pathname.startsWith(`${item.to}/returns/`);
  return pathname === item.to || pathname.startsWith(`${item.to}/`);
}

type SectionsProps = {
  viewer: ShellViewer;
  counts: Readonly<Record<string, string>>;
  periodPath: string | undefined;
};

function Sections({ viewer, counts, periodPath }: SectionsProps) {
  const t = useMessages("common");
  const { pathname } = useLocation();
  return (
    <nav className="sections" aria-label={t.shell.navigation}>
      {navigationOf(viewer.role, t).map((item) => {
        const to = item.key === "period" ? (periodPath ?? item.to) : item.to;
        const current = isCurrent(item, pathname);
        return (
          <Link key={item.key} to={to} aria-current={current ? (pathname === to ? "page" : "true") : undefined}>
            {item.label}
            {counts[item.key] === undefined ? null : <small>{counts[item.key]}</small>}
          </Link>
        );
      })}
    </nav>
  );
}

/** The other language, as a form: it sets a cookie, so it is no link. */
function LanguageSwitch() {
  const t = useMessages("common");
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/language">
      <input type="hidden" name="language" value={t.shell.otherLanguageCode} autoComplete="off" />
      <input type="hidden" name="next" value={pathname + search} autoComplete="off" />
      <button type="submit" lang={t.shell.otherLanguageCode}>
        {t.shell.otherLanguage}
      </button>
    </form>
  );
}

/** A thin line under the bar while a page is on its way. */
function Progress() {
  const t = useMessages("common");
  const navigation = useNavigation();
  if (navigation.state === "idle") return null;
  return (
    <div className="progress" role="status">
      <span className="heard">{t.shell.loading}</span>
    </div>
  );
}

type StripsProps = {
  demonstration: boolean;
  /** Formatted moment the business clock was set to; null where it runs by itself. */
  clock: string | null;
};

/** What a reader must know about this installation before any figure. */
export function InstallationStrips({ demonstration, clock }: StripsProps) {
  const t = useMessages("common");
  if (!demonstration && clock === null) return null;
  return (
    <aside className="strip" aria-label={t.shell.about}>
      {demonstration ? <span>{t.shell.demonstration}</span> : null}
      {clock === null ? null : <span>{t.shell.clock({ time: clock })}</span>}
    </aside>
  );
}
