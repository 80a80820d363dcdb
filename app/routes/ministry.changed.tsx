import {
  type ActionFunctionArgs,
  json,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
  type TypedResponse,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChangedPage, type ChangedPageProps } from "#app/forms/changed-page.tsx";
import stylesheet from "#app/styles/changed.css?url";
import { markSeen } from "#app/usecases/mark-seen.server.ts";
import { viewChanged } from "#app/usecases/view-changed.server.ts";
import { presentChanged, readChangedQuestion, readInstant } from "#app/web/present/changed.server.ts";
import { answer, type Entry, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

const names: ReadonlySet<string> = new Set(["key", "intent", "until"]);

type Refused = "unreadable" | "invalid-input" | "key-reused";

async function look(entry: Entry, search: URLSearchParams, refused: Refused | null): Promise<ChangedPageProps> {
  const asked = readChangedQuestion(search);
  const outcome = await viewChanged(entry.context, asked);
  if (!outcome.ok) throw notFound();
  const said = { done: search.has("done"), refused };
  return presentChanged(outcome.value, { language: entry.language, asked }, said);
}

export async function loader(args: LoaderFunctionArgs) {
  const entry = await requireViewer(args, "reviewer");
  return look(entry, new URL(args.request.url).searchParams, null);
}

export async function action(args: ActionFunctionArgs): Promise<TypedResponse<ChangedPageProps>> {
  const entry = await requireViewer(args, "reviewer");
  const again = async (refused: Refused, init: ResponseInit) => json(await look(entry, new URLSearchParams(), refused), init);
  const read = await readForm(args);
  if (!read.ok) return again("unreadable", { status: read.status });
  const { form, key } = read;
  const odd = [...form.keys()].some((name) => !names.has(name) || form.getAll(name).length !== 1);
  const until = readInstant(form.get("until"));
  if (odd || key === null || until === null || form.get("intent") !== "seen") return again("invalid-input", { status: 422 });
  const outcome = await markSeen(entry.context, { until, request: key });
  if (outcome.ok) return redirect("/ministry/changed?done", { status: 303 });
  const { refusal } = outcome;
  return again(refusal.code === "key-reused" ? "key-reused" : "invalid-input", answer(refusal));
}

export default function MinistryChanged() {
  const loaded = useLoaderData<typeof loader>();
  return <ChangedPage {...(useActionData<typeof action>() ?? loaded)} />;
}
