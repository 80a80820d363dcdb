import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { foldPersian } from "#app/domain/quantity.ts";
import { readExtension, typedFollowUp } from "#app/forms/follow-up.server.ts";
import { SilentPage } from "#app/forms/silent-page.tsx";
import type { Language } from "#app/messages/language.ts";
import stylesheet from "#app/styles/review.css?url";
import type { Context } from "#app/usecases/context.server.ts";
import { extendSilent } from "#app/usecases/extend-silent.server.ts";
import { viewSilent } from "#app/usecases/view-silent.server.ts";
import { type FollowUpRefused, presentSilent, silentPath } from "#app/web/present/follow-up.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

const small = /^\d{1,4}$/;

function questionOf(url: URL) {
  const page = /^[1-9]\d{0,4}$/.exec(url.searchParams.get("page") ?? "");
  return {
    period: url.searchParams.get("period"),
    search: foldPersian((url.searchParams.get("q") ?? "").slice(0, 100)),
    mine: url.searchParams.get("mine") === "1",
    page: page ? Number(page[0]) : 1,
  };
}

async function look(context: Context, language: Language, url: URL, refused: FollowUpRefused | null) {
  const seen = await viewSilent(context, questionOf(url));
  if (!seen.ok) throw notFound();
  const [extended, left] = ["extended", "left"].map((name) => url.searchParams.get(name) ?? "");
  const said = refused === null && small.test(extended ?? "") && small.test(left ?? "");
  const done = said ? { extended: Number(extended), left: Number(left) } : null;
  return presentSilent(seen.value, { language, now: context.now, refused, done });
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return look(context, language, new URL(args.request.url), null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const url = new URL(args.request.url);
  const body = await readForm(args);
  const again = async (refused: FollowUpRefused, status: ResponseInit) =>
    json(await look(context, language, url, refused), status);
  if (!body.ok) return again({ code: "unreadable", fields: [], typed: null }, { status: body.status });
  const typed = typedFollowUp(body.form);
  const read = readExtension(body.form);
  if (!read.ok || body.key === null) {
    return again({ code: "invalid-input", fields: read.ok ? [] : read.fields, typed }, { status: 422 });
  }
  const outcome = await extendSilent(context, { ...read.value, request: body.key });
  if (!outcome.ok) {
    const { code, fields = [] } = outcome.refusal;
    return again({ code, fields, typed }, answer(outcome.refusal));
  }
  const { extended, left } = outcome.value;
  return redirect(silentPath(questionOf(url), `extended=${extended.length}&left=${left.length}`), { status: 303 });
}

export default function ExpertFollowUp() {
  const loaded = useLoaderData<typeof loader>();
  return <SilentPage view={useActionData<typeof action>() ?? loaded} />;
}
