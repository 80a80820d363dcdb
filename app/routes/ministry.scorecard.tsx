import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ScorecardPage } from "#app/ui/scorecard-page.tsx";
import { viewScorecard } from "#app/usecases/view-scorecard.server.ts";
import { presentScorecard } from "#app/web/present/scorecard.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "analyst", "reviewer");
  const { searchParams } = new URL(args.request.url);
  const outcome = await viewScorecard(context, searchParams.get("year"));
  if (!outcome.ok) throw notFound();
  return presentScorecard(outcome.value, "ministry", language, searchParams.get("report"));
}

export default function MinistryScorecard() {
  return <ScorecardPage {...useLoaderData<typeof loader>()} />;
}
