import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { WorkbookUploadPage } from "#app/forms/workbook-upload-page.tsx";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import { makeWorkbook } from "#app/usecases/make-workbook.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { receiveWorkbook } from "#app/web/receive-workbook.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** The month on whose page the workbook is sent; null for any of the person's months. */
function monthOf(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get("return");
  return asked === null ? null : idOf(asked);
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const t = messages(language, "liaison").workbook;
  const id = monthOf(args.request);
  const page = { title: t.title, requestKey: newRequestKey(), nothing: new URL(args.request.url).searchParams.has("nothing") };
  if (id === null) return { ...page, month: null };
  const outcome = await makeWorkbook(context, id);
  if (!outcome.ok && outcome.refusal.code !== "not-in-this-state") throw notFound();
  if (!outcome.ok) return { ...page, month: { id, name: null } };
  const { period, establishment_fa, establishment_en } = outcome.value;
  const name = `${formatPeriod(period, language, "short")} · ${language === "fa" ? establishment_fa : establishment_en}`;
  return { ...page, month: { id, name } };
}

export async function action(args: ActionFunctionArgs) {
  const entry = await requireViewer(args, "liaison");
  const received = await receiveWorkbook(args, entry, monthOf(args.request));
  if (received.ok) return redirect(`/liaison/workbook/${received.upload_id}`, { status: 303 });
  const { status, headers, sentence, to } = received;
  return json({ sentence, to }, { status, ...(headers ? { headers } : {}) });
}

export default function LiaisonWorkbook() {
  const { month, requestKey, nothing } = useLoaderData<typeof loader>();
  return (
    <WorkbookUploadPage
      month={month}
      requestKey={requestKey}
      nothing={nothing}
      refused={useActionData<typeof action>() ?? null}
    />
  );
}
