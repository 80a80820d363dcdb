import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NoticesCard, WaitingDealings } from "#app/forms/notices-card.tsx";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Desk } from "#app/ui/desk.tsx";
import { viewDesk } from "#app/usecases/view-desk.server.ts";
import { isId } from "#app/web/params.server.ts";
import { presentDesk } from "#app/web/present/desk.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const { searchParams } = new URL(args.request.url);
  const wanted = searchParams.get("establishment") ?? undefined;
  const search = (searchParams.get("q") ?? "").slice(0, 100);
  const outcome = await viewDesk(context, { establishment: isId(wanted) ? Number(wanted) : null, search });
  if (!outcome.ok) throw notFound();
  const asked = { search, declined: searchParams.has("declined") };
  return presentDesk(outcome.value, { language, now: context.now, asked });
}

export default function LiaisonDesk() {
  const t = useMessages("liaison");
  const { inquiries, notices, ...desk } = useLoaderData<typeof loader>();
  return (
    <Desk {...desk} first={<WaitingDealings title={t.conversation.inquiries} items={inquiries} />}>
      <NoticesCard desk="establishment" title={t.desk.notices} view={notices} />
    </Desk>
  );
}
