import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Desk } from "#app/ui/desk.tsx";
import { viewDesk } from "#app/usecases/view-desk.server.ts";
import { presentDesk } from "#app/web/present/desk.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const outcome = await viewDesk(context);
  if (!outcome.ok) throw notFound();
  return presentDesk(outcome.value, { language, now: context.now });
}

export default function LiaisonDesk() {
  return <Desk {...useLoaderData<typeof loader>()} />;
}
