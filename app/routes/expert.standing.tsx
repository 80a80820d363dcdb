import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StandingListPage } from "#app/forms/standing-pages.tsx";
import stylesheet from "#app/styles/review.css?url";
import { viewStandings } from "#app/usecases/view-standing.server.ts";
import { isId } from "#app/web/params.server.ts";
import { presentStandings } from "#app/web/present/standing.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const query = new URL(args.request.url).searchParams;
  const before = query.get("before") ?? undefined;
  const live = query.get("ended") !== "1";
  const seen = await viewStandings(context, { live, before: isId(before) ? Number(before) : null });
  if (!seen.ok) throw notFound();
  return presentStandings(seen.value, { language, now: context.now });
}

export default function ExpertStandings() {
  return <StandingListPage view={useLoaderData<typeof loader>()} />;
}
