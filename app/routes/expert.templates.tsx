import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TemplateListPage } from "#app/forms/template-pages.tsx";
import type { Language } from "#app/messages/language.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { saveTemplate } from "#app/usecases/save-template.server.ts";
import { viewTemplates } from "#app/usecases/view-templates.server.ts";
import { presentTemplates, templatesPath } from "#app/web/present/templates.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";
import { readTemplateForm, type TemplateRefused } from "#app/web/template-form.server.ts";

async function look(context: Context, language: Language, request: Request, refused: TemplateRefused | null) {
  const seen = await viewTemplates(context);
  if (!seen.ok) throw notFound();
  return presentTemplates(seen.value, { language, refused, done: new URL(request.url).searchParams.get("done") });
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return look(context, language, args.request, null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const form = readTemplateForm(await readForm(args), null);
  if (!form.ok) return json(await look(context, language, args.request, form.refused), form.status);
  if (form.save === null) throw notFound();
  const outcome = await saveTemplate(context, form.save);
  if (outcome.ok) throw redirect(`${templatesPath}?done=saved`, { status: 303 });
  const refused = { refusal: outcome.refusal, typed: form.typed };
  return json(await look(context, language, args.request, refused), answer(outcome.refusal));
}

export default function ExpertTemplates() {
  const loaded = useLoaderData<typeof loader>();
  return <TemplateListPage view={useActionData<typeof action>() ?? loaded} />;
}
