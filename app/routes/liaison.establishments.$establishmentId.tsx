import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type CertificateRefused, readCertificateForm } from "#app/forms/certificate.server.ts";
import { YearPage } from "#app/forms/year-page.tsx";
import type { Language } from "#app/messages/language.ts";
import stylesheet from "#app/styles/after.css?url";
import type { Context } from "#app/usecases/context.server.ts";
import { issueCertificate } from "#app/usecases/issue-certificate.server.ts";
import { viewYear } from "#app/usecases/view-year.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentYear, yearPath } from "#app/web/present/year.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

async function present(context: Context, language: Language, id: number, url: URL, refused: CertificateRefused | null) {
  const outcome = await viewYear(context, id, url.searchParams.get("year"));
  if (!outcome.ok) throw notFound();
  return presentYear(outcome.value, { language, now: context.now, key: newRequestKey(), url, refused });
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  return present(context, language, idOf(args.params.establishmentId), new URL(args.request.url), null);
}

/** Issues a certificate of continued activity. */
export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.establishmentId);
  const url = new URL(args.request.url);
  const form = readCertificateForm(await readForm(args));
  if (!form.ok) return json(await present(context, language, id, url, form.refused), form.status);
  const { from, to, request } = form;
  const outcome = await issueCertificate(context, { establishment_id: id, from, to, request });
  if (!outcome.ok) {
    const { code, fields = [] } = outcome.refusal;
    const status = answer(outcome.refusal);
    const refused = { code: fields.length > 0 ? code : "unreadable", fields, typed: { from, to } };
    return json(await present(context, language, id, url, refused), status);
  }
  url.searchParams.set("issued", String(outcome.value.certificate_id));
  return redirect(`${yearPath(id)}?${url.searchParams}#certificate`, { status: 303 });
}

export default function LiaisonYear() {
  const data = useLoaderData<typeof loader>();
  return <YearPage {...(useActionData<typeof action>() ?? data)} />;
}
