import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { newestPeriod } from "#app/usecases/view-period.server.ts";
import { periodPath } from "#app/web/present/period-address.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** The newest period, by its own address. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = await requireViewer(args, "analyst", "reviewer");
  const outcome = await newestPeriod(context);
  if (!outcome.ok) throw notFound();
  throw redirect(periodPath(outcome.value));
}

export default function NewestPeriod() {
  return null;
}
