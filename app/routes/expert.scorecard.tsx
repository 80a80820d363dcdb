import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ScorecardPage } from "#app/ui/scorecard-page.tsx";
import { viewOwnScorecard } from "#app/usecases/view-scorecard.server.ts";
import { presentScorecard } from "#app/web/present/scorecard.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const outcome = await viewOwnScorecard(context, new URL(args.request.url).searchParams.get("year"));
  if (!outcome.ok) throw notFound();
  return presentScorecard(outcome.value, "province", language, null);
}

export default function ExpertScorecard() {
  return <ScorecardPage {...useLoaderData<typeof loader>()} />;
}
