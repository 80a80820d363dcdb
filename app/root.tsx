import arabicFont from "@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url";
import latinFont from "@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { formatDateTime } from "#app/messages/dates.ts";
import { directionOf } from "#app/messages/language.ts";
import { isPublic } from "#app/messages/registry.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { ErrorPage, type ErrorPageKind } from "#app/ui/error-page.tsx";
import { usePageEnvironment } from "#app/ui/page-environment.tsx";
import { ReturnedStrip, type ReturnedView } from "#app/ui/returned-strip.tsx";
import { shellDataOf, titleOf } from "#app/ui/route-data.ts";
import { InstallationStrips, roleAt, Shell } from "#app/ui/shell.tsx";
import stylesheet from "./styles/app.css?url";
import type {} from "./web/load-context.ts";
import { presentReturned } from "./web/present/returned.server.ts";
import { returnedOf } from "./web/returned.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const atDesk = new URL(request.url).pathname.startsWith("/liaison");
  const [viewer, returned] = await Promise.all([context.viewer(), atDesk ? returnedOf(context) : null]);
  const { language, clockNotice, demonstration } = context;
  return {
    viewer: viewer && {
      id: viewer.actor.user_id,
      name: language === "fa" ? viewer.actor.name_fa : viewer.actor.name_en,
      roles: [...viewer.roles],
    },
    demonstration,
    returned: returned && presentReturned(returned, language),
    clock: clockNotice === null ? null : formatDateTime(new Date(clockNotice), language),
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const t = useMessages("common");
  const language = useLanguage();
  const { nonce, requestId } = usePageEnvironment();
  const matches = useMatches();
  const { returned } = (matches[0]?.data ?? {}) as { returned?: ReturnedView | null };
  const page = titleOf(matches);
  const error = useRouteError();
  const title =
    error === undefined || error === null ? page : t.errors[errorKind(error) === "not-found" ? "notFoundTitle" : "faultTitle"];
  return (
    <html lang={language} dir={directionOf(language)} data-request={requestId}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === null ? t.product.name : (returned?.prefix ?? "") + t.product.title({ page: title })}</title>
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
          href={language === "fa" ? arabicFont : latinFont}
        />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { viewer, demonstration, clock, returned } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  // A public page is the same for everybody: sections of a desk would speak from messages it has not loaded.
  const role = viewer === null || isPublic(pathname) ? undefined : roleAt(pathname, viewer.roles);
  const shell = shellDataOf(useMatches());
  return (
    <Shell
      viewer={
        viewer === null || role === undefined ? null : { id: viewer.id, name: viewer.name, role, place: shell.place ?? null }
      }
      counts={shell.counts}
      periodPath={shell.periodPath}
      strips={
        <>
          <InstallationStrips demonstration={demonstration} clock={clock} />
          {returned === null ? null : <ReturnedStrip returned={returned} />}
          {role === "liaison" && pathname.startsWith("/liaison") ? <LiaisonOutbox /> : null}
        </>
      }
    >
      <Outlet />
    </Shell>
  );
}

/** What waits to be sent; its code comes after the page, and only where a liaison is. */
function LiaisonOutbox() {
  const [Notice, setNotice] = useState<ComponentType | null>(null);
  useEffect(() => {
    // Without a line it is fetched with the next page.
    import("./forms/saving/outbox-notice.tsx").then(
      (loaded) => setNotice(() => loaded.OutboxNotice),
      () => undefined,
    );
  }, []);
  return Notice === null ? null : <Notice />;
}

function errorKind(error: unknown): ErrorPageKind {
  if (!isRouteErrorResponse(error)) return "fault";
  if (error.status === 404) return "not-found";
  return error.status === 503 ? "busy" : "fault";
}

export function ErrorBoundary() {
  return (
    <Shell viewer={null}>
      <ErrorPage kind={errorKind(useRouteError())} />
    </Shell>
  );
}
