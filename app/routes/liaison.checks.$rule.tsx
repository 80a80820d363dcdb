import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RulePage } from "#app/ui/rule-page.tsx";
import { viewRule } from "#app/usecases/view-rule.server.ts";
import { presentRule, readCase, readRule } from "#app/web/present/rule.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** One check explained, with the case it was opened from. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const rule = readRule(args.params.rule);
  if (rule === null) throw notFound();
  const seen = await viewRule(context, "liaison", rule, readCase(new URL(args.request.url).searchParams));
  if (!seen.ok) throw notFound();
  return presentRule("liaison", seen.value, language);
}

export default function Check() {
  return <RulePage view={useLoaderData<typeof loader>()} />;
}
