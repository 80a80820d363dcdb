import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeliveriesPage } from "#app/forms/deliveries-page.tsx";
import { listDeliveries } from "#app/usecases/list-deliveries.server.ts";
import { presentDeliveries, readDeliveryQuestion } from "#app/web/present/deliveries.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  const question = readDeliveryQuestion(new URL(args.request.url).searchParams);
  const outcome = await listDeliveries(context, question);
  if (!outcome.ok) throw notFound();
  return presentDeliveries(outcome.value, question, language);
}

export default function MinistryDeliveries() {
  return <DeliveriesPage {...useLoaderData<typeof loader>()} />;
}
