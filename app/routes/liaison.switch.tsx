import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findSameMonth } from "#app/usecases/find-same-month.server.ts";
import { isId } from "#app/web/params.server.ts";
import { requireViewer } from "#app/web/respond.server.ts";

/** Leads to the same month of another establishment, or to its desk where it has none. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = await requireViewer(args, "liaison", "signatory");
  const { searchParams } = new URL(args.request.url);
  const establishment = searchParams.get("establishment") ?? undefined;
  if (!isId(establishment)) throw redirect("/liaison");
  const month = (searchParams.get("month") ?? "").slice(0, 10);
  const id = await findSameMonth(context, Number(establishment), month);
  throw redirect(id === null ? `/liaison?establishment=${establishment}` : `/liaison/returns/${id}`);
}

export default function LiaisonSwitch() {
  return null;
}
