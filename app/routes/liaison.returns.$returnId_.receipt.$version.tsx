import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import stylesheet from "#app/styles/after.css?url";
import { ReceiptPage } from "#app/ui/receipt-page.tsx";
import { viewReceipt } from "#app/usecases/view-receipt.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentReceipt } from "#app/web/present/receipt.server.ts";
import { readReceiptAhead } from "#app/web/read-ahead.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const ahead = readReceiptAhead(args);
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const outcome = await viewReceipt(context, idOf(args.params.returnId), idOf(args.params.version), ahead);
  if (!outcome.ok) throw notFound();
  const { origin, searchParams } = new URL(args.request.url);
  const reader = { language, origin, fresh: searchParams.has("new"), problem: searchParams.get("pdf") };
  return presentReceipt(outcome.value, reader);
}

export default function LiaisonReceipt() {
  return <ReceiptPage {...useLoaderData<typeof loader>()} />;
}
