import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RulesPage } from "#app/ui/rule-page.tsx";
import { viewRules } from "#app/usecases/view-rule.server.ts";
import { presentRules } from "#app/web/present/rule.server.ts";
import { requireViewer } from "#app/web/respond.server.ts";

/** Every check this desk sees. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return presentRules("province", await viewRules(context), language);
}

export default function Checks() {
  return <RulesPage view={useLoaderData<typeof loader>()} />;
}
