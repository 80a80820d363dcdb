import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readShareOut, readShareQuestion, typedShare } from "#app/forms/share.server.ts";
import { ShareOutPage } from "#app/forms/share-out-page.tsx";
import type { Language } from "#app/messages/language.ts";
import stylesheet from "#app/styles/share.css?url";
import type { Context } from "#app/usecases/context.server.ts";
import { previewShareOut, shareOutWork } from "#app/usecases/share-out-work.server.ts";
import { presentShareOut, type ShareRefused } from "#app/web/present/share.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

async function look(context: Context, language: Language, url: URL, refused: ShareRefused | null) {
  const seen = await previewShareOut(context, readShareQuestion(url.searchParams));
  if (!seen.ok) throw notFound();
  return presentShareOut(seen.value, language, refused);
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "supervisor");
  return look(context, language, new URL(args.request.url), null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "supervisor");
  const url = new URL(args.request.url);
  const body = await readForm(args);
  const again = async (refused: ShareRefused, status: ResponseInit) => json(await look(context, language, url, refused), status);
  if (!body.ok) return again({ code: "unreadable", fields: [], typed: null }, { status: body.status });
  const { form, key } = body;
  const typed = typedShare(form);
  const read = readShareOut(form);
  if (!read.ok || key === null || form.get("intent") !== "share") {
    return again({ code: "invalid-input", fields: read.ok ? [] : read.fields, typed }, { status: 422 });
  }
  const outcome = await shareOutWork(context, { ...readShareQuestion(url.searchParams), ...read.value, request: key });
  if (!outcome.ok) {
    const { code, fields = [] } = outcome.refusal;
    return again({ code, fields, typed }, answer(outcome.refusal));
  }
  return redirect(`/expert/workload?done=shared.${outcome.value.moved}`, { status: 303 });
}

export default function ExpertShareOut() {
  const loaded = useLoaderData<typeof loader>();
  return <ShareOutPage view={useActionData<typeof action>() ?? loaded} />;
}
