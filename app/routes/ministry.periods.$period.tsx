import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { messages } from "#app/messages/catalogue.server.ts";
import stylesheet from "#app/styles/period.css?url";
import { PeriodPage } from "#app/ui/period-page.tsx";
import { viewPeriod } from "#app/usecases/view-period.server.ts";
import { presentPeriod } from "#app/web/present/period.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "analyst", "reviewer");
  const { searchParams } = new URL(args.request.url);
  const product = searchParams.get("product");
  const outcome = await viewPeriod(context, {
    period: args.params.period ?? "",
    basis: searchParams.get("basis"),
    search: searchParams.get("q"),
    order: searchParams.get("order"),
    product,
    all: searchParams.get("all") === "1",
    language,
  });
  if (!outcome.ok) throw notFound();
  const { downloads } = messages(language, "ministry").period;
  const report = searchParams.get("report");
  const problem = report === "busy" || report === "fault" ? downloads[report] : null;
  return presentPeriod(outcome.value, { language, problem, product });
}

export default function Period() {
  return <PeriodPage {...useLoaderData<typeof loader>()} />;
}
