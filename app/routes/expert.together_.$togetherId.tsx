import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readReviewAddress } from "#app/forms/review-query.ts";
import { readTogetherAct } from "#app/forms/together.server.ts";
import { TogetherOutcomePage } from "#app/forms/together-outcome-page.tsx";
import { togetherOutcomeView } from "#app/forms/together-view.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import stylesheet from "#app/styles/together.css?url";
import type { Context } from "#app/usecases/context.server.ts";
import { continueTogether, undoTogether } from "#app/usecases/undo-together.server.ts";
import { viewTogetherOutcome } from "#app/usecases/view-together.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

const desk = "province";

async function look(context: Context, language: Language, id: number, url: URL, refusal: string | null) {
  const seen = await viewTogetherOutcome(context, desk, id);
  if (!seen.ok) throw notFound();
  const { common, expert } = catalogue(language);
  const question = readReviewAddress(desk, url.searchParams).queue;
  return togetherOutcomeView(seen.value, { language, common, words: expert }, { key: newRequestKey(), question, refusal });
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** What became of a decision of one's own on many returns. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return look(context, language, idOf(args.params.togetherId), new URL(args.request.url), null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const id = idOf(args.params.togetherId);
  const url = new URL(args.request.url);
  const body = await readForm(args);
  const act = readTogetherAct(body);
  if (act === null) {
    return json(await look(context, language, id, url, "unreadable"), { status: body.ok ? 422 : body.status });
  }
  const outcome = await (act.intent === "undo"
    ? undoTogether(context, { together_id: id, request: act.request })
    : continueTogether(context, desk, id));
  if (!outcome.ok) {
    const status = answer(outcome.refusal);
    return json(await look(context, language, id, url, outcome.refusal.code), status);
  }
  throw redirect(url.pathname + url.search, { status: 303 });
}

export default function ExpertTogetherOutcome() {
  const view = useLoaderData<typeof loader>();
  return <TogetherOutcomePage view={useActionData<typeof action>() ?? view} />;
}
