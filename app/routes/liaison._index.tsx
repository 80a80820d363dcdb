import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NoticesCard, WaitingDealings } from "#app/forms/notices-card.tsx";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Desk } from "#app/ui/desk.tsx";
import { WorkbookLinks } from "#app/ui/workbook-links.tsx";
import { viewDesk } from "#app/usecases/view-desk.server.ts";
import { isId } from "#app/web/params.server.ts";
import { presentDesk } from "#app/web/present/desk.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";
import { returnedOf } from "#app/web/returned.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language, viewer } = await requireViewer(args, "liaison", "signatory");
  const { searchParams } = new URL(args.request.url);
  const wanted = searchParams.get("establishment") ?? undefined;
  const search = (searchParams.get("q") ?? "").slice(0, 100);
  const outcome = await viewDesk(context, { establishment: isId(wanted) ? Number(wanted) : null, search });
  if (!outcome.ok) throw notFound();
  const asked = { search, declined: searchParams.has("declined") };
  const desk = presentDesk(outcome.value, { language, now: context.now, asked, returned: await returnedOf(args.context) });
  return { ...desk, workbook: viewer.roles.includes("liaison") && desk.waiting.length > 0 };
}

export default function LiaisonDesk() {
  const t = useMessages("liaison");
  const { inquiries, notices, workbook, ...desk } = useLoaderData<typeof loader>();
  return (
    <Desk {...desk} first={<WaitingDealings title={t.conversation.inquiries} items={inquiries} />}>
      {workbook ? <WorkbookLinks returnId={null} /> : null}
      <NoticesCard desk="establishment" title={t.desk.notices} view={notices} />
    </Desk>
  );
}
