import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReceiptPage } from "#app/ui/receipt-page.tsx";
import { viewReceipt } from "#app/usecases/view-receipt.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentReceipt } from "#app/web/present/receipt.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const outcome = await viewReceipt(context, idOf(args.params.returnId), idOf(args.params.version));
  if (!outcome.ok) throw notFound();
  return presentReceipt(outcome.value, language, new URL(args.request.url).searchParams.has("new"));
}

export default function LiaisonReceipt() {
  return <ReceiptPage {...useLoaderData<typeof loader>()} />;
}
