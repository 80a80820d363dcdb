import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { queueQuery, readReviewAddress } from "#app/forms/review-query.ts";
import { readTogetherForm, type TogetherRefused } from "#app/forms/together.server.ts";
import { TogetherPage } from "#app/forms/together-page.tsx";
import { togetherPageView } from "#app/forms/together-view.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import stylesheet from "#app/styles/together.css?url";
import type { Context } from "#app/usecases/context.server.ts";
import { decideTogether } from "#app/usecases/decide-together.server.ts";
import { viewTogether } from "#app/usecases/view-together.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

const desk = "ministry";

async function look(context: Context, language: Language, url: URL, refused: TogetherRefused | null) {
  const seen = await viewTogether(context, desk, readReviewAddress(desk, url.searchParams).queue);
  if (!seen.ok) throw notFound();
  const { common, ministry } = catalogue(language);
  return togetherPageView(seen.value, { language, common, words: ministry }, { key: newRequestKey(), refused });
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** The clean returns of the queue as filtered, before they are decided on together. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  return look(context, language, new URL(args.request.url), null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  const url = new URL(args.request.url);
  const form = readTogetherForm(await readForm(args), "decide");
  if (!form.ok) return json(await look(context, language, url, form.refused), form.status);
  const outcome = await decideTogether(context, desk, { items: form.items, request: form.request });
  if (!outcome.ok) {
    const status = answer(outcome.refusal);
    return json(await look(context, language, url, form.refusedBy(outcome.refusal)), status);
  }
  const { queue } = readReviewAddress(desk, url.searchParams);
  throw redirect(`/ministry/together/${outcome.value.together_id}${queueQuery(queue)}`, { status: 303 });
}

export default function MinistryTogether() {
  const view = useLoaderData<typeof loader>();
  return <TogetherPage view={useActionData<typeof action>() ?? view} />;
}
