import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TemplatePage } from "#app/forms/template-pages.tsx";
import type { Language } from "#app/messages/language.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { retireTemplate } from "#app/usecases/retire-template.server.ts";
import { saveTemplate } from "#app/usecases/save-template.server.ts";
import { viewTemplate } from "#app/usecases/view-templates.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentTemplate, templatesPath } from "#app/web/present/templates.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";
import { readTemplateForm, type TemplateRefused } from "#app/web/template-form.server.ts";

async function look(context: Context, language: Language, id: number, url: string, refused: TemplateRefused | null) {
  const seen = await viewTemplate(context, id);
  if (!seen.ok) throw notFound();
  return presentTemplate(seen.value, { language, refused, done: new URL(url).searchParams.get("done") });
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return look(context, language, idOf(args.params.templateId), args.request.url, null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const id = idOf(args.params.templateId);
  const { url } = args.request;
  const form = readTemplateForm(await readForm(args), id);
  if (!form.ok) return json(await look(context, language, id, url, form.refused), form.status);
  const outcome = form.save === null ? await retireTemplate(context, form.retire) : await saveTemplate(context, form.save);
  if (outcome.ok) {
    throw redirect(`${templatesPath}/${id}?done=${form.save === null ? form.retire.act : "saved"}`, { status: 303 });
  }
  const refused = { refusal: outcome.refusal, typed: form.save === null ? null : form.typed };
  return json(await look(context, language, id, url, refused), answer(outcome.refusal));
}

export default function ExpertTemplate() {
  const loaded = useLoaderData<typeof loader>();
  return <TemplatePage view={useActionData<typeof action>() ?? loaded} />;
}
