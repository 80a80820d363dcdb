import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readPeopleForm, typedInvitation } from "#app/forms/people.server.ts";
import { PeoplePage } from "#app/forms/people-page.tsx";
import type { Language } from "#app/messages/language.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { endAccess, withdrawInvitation } from "#app/usecases/end-access.server.ts";
import { invitePerson } from "#app/usecases/invite-person.server.ts";
import { viewPeople } from "#app/usecases/view-people.server.ts";
import { isId } from "#app/web/params.server.ts";
import { presentCode, presentPeople, refusedPeople } from "#app/web/present/people.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readFormWithFiles, requireViewer } from "#app/web/respond.server.ts";

/** The establishment in the address; null where none is named, and a missing page for what is none. */
function wantedIn(url: URL): number | null {
  const asked = url.searchParams.get("establishment") ?? "";
  if (asked === "") return null;
  if (!isId(asked)) throw notFound();
  return Number(asked);
}

async function look(context: Context, language: Language, url: URL) {
  const seen = await viewPeople(context, wantedIn(url));
  if (!seen.ok) throw notFound();
  const { user_id } = context.actor;
  const shown = presentPeople(seen.value, { language, now: context.now, user_id });
  const done = url.searchParams.get("done");
  return {
    ...shown,
    establishment: seen.value.establishment.id,
    requestKey: newRequestKey(),
    seed: newRequestKey(),
    done: (["ended", "withdrawn"] as const).find((known) => known === done) ?? null,
    code: null as ReturnType<typeof presentCode> | null,
    refused: null as ReturnType<typeof refusedPeople> | null,
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  return look(context, language, new URL(args.request.url));
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const url = new URL(args.request.url);
  url.searchParams.delete("done");
  const seen = await viewPeople(context, wantedIn(url));
  if (!seen.ok) throw notFound();
  const establishment_id = seen.value.establishment.id;
  const read = await readFormWithFiles(args, "files");
  const { form } = read.ok ? read : { form: null };
  const typed = form && typedInvitation(form, form.get("intent"));
  const again = async (
    code: string,
    fields: { field: string; code: string; params?: Record<string, string> }[],
    status: ResponseInit,
  ) => {
    const refused = refusedPeople({ code, fields, intent: form?.get("intent") ?? null, typed }, language);
    return json({ ...(await look(context, language, url)), refused }, status);
  };
  if (!read.ok) return again("unreadable", [], { status: read.status });
  const asked = readPeopleForm(read.form);
  if (asked === null || read.key === null || typed === null) return again("unreadable", [], { status: 422 });
  const request = read.key;
  if (asked.intent === "invite" || asked.intent === "hand-over") {
    const how =
      asked.intent === "invite"
        ? { kind: "colleague" as const, role: asked.role, files: [] }
        : { kind: "successor" as const, role: "liaison" as const, files: read.files };
    const invited = await invitePerson(context, { establishment_id, ...how, ...typed, seed: asked.seed, request });
    if (!invited.ok) return again(invited.refusal.code, invited.refusal.fields ?? [], answer(invited.refusal));
    const code = presentCode(invited.value.code, typed.name_fa, context.now, language);
    return json({ ...(await look(context, language, url)), code });
  }
  const outcome = await (asked.intent === "end"
    ? endAccess(context, { establishment_id, grant_id: asked.grant, request })
    : withdrawInvitation(context, { invitation_id: asked.invitation, request }));
  if (!outcome.ok) return again(outcome.refusal.code, outcome.refusal.fields ?? [], answer(outcome.refusal));
  const left =
    asked.intent === "end" && seen.value.accesses.some((row) => row.id === asked.grant && row.user_id === context.actor.user_id);
  const done = asked.intent === "end" ? "ended" : "withdrawn";
  return redirect(left ? "/" : `/liaison/people?establishment=${establishment_id}&done=${done}`, { status: 303 });
}

export const shouldRevalidate = ({
  actionStatus,
  defaultShouldRevalidate,
}: {
  actionStatus?: number;
  defaultShouldRevalidate: boolean;
}) => (actionStatus === undefined ? defaultShouldRevalidate : false);

export default function LiaisonPeople() {
  const loaded = useLoaderData<typeof loader>();
  const page = useActionData<typeof action>() ?? loaded;
  return <PeoplePage key={page.requestKey} {...page} />;
}
