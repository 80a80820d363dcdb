import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WorkbookCard } from "#app/forms/workbook-box.tsx";
import { Desk } from "#app/ui/desk.tsx";
import { viewDesk } from "#app/usecases/view-desk.server.ts";
import { presentDesk } from "#app/web/present/desk.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const outcome = await viewDesk(context);
  if (!outcome.ok) throw notFound();
  return { ...presentDesk(outcome.value, { language, now: context.now }), workbookKey: newRequestKey() };
}

export default function LiaisonDesk() {
  const { workbookKey, ...desk } = useLoaderData<typeof loader>();
  return <Desk {...desk}>{desk.waiting.length === 0 ? null : <WorkbookCard returnId={null} requestKey={workbookKey} />}</Desk>;
}
