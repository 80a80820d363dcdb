import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ThresholdForm, type ThresholdRefused } from "#app/forms/threshold-form.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { changeThreshold, viewThresholds } from "#app/usecases/change-threshold.server.ts";
import { presentFloor, refusedChange } from "#app/web/present/thresholds.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";
import { readThresholdForm } from "#app/web/threshold-form.server.ts";

async function look(args: LoaderFunctionArgs | ActionFunctionArgs, refused: ThresholdRefused | null) {
  const { context, language } = await requireViewer(args, "reviewer");
  const settings = await viewThresholds(context, ["together_floor"]);
  if (!settings.ok) throw notFound();
  const done = new URL(args.request.url).searchParams.has("done");
  return { ...presentFloor(settings.value, language), requestKey: newRequestKey(), done, refused };
}

/** The impact from which a return is looked at by itself, and where it is changed. */
export async function loader(args: LoaderFunctionArgs) {
  return look(args, null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  const read = readThresholdForm(await readForm(args));
  if (!read.ok) return json(await look(args, refusedChange(read.refusal, read.typed, language)), { status: read.status });
  const outcome = await changeThreshold(context, read.command);
  if (outcome.ok) throw redirect("/ministry/together/floor?done=#change", { status: 303 });
  const status = answer(outcome.refusal);
  return json(await look(args, refusedChange(outcome.refusal, read.typed, language)), status);
}

export default function TogetherFloor() {
  const loaded = useLoaderData<typeof loader>();
  const { words, form, requestKey, done, refused } = useActionData<typeof action>() ?? loaded;
  return (
    <Page title={words.title} subtitle={words.subtitle} width="narrow">
      <Card id="now" title={words.now}>
        <p>
          <b>{words.percent}</b>
        </p>
        <p>{words.what}</p>
      </Card>
      <ThresholdForm view={form} requestKey={requestKey} done={done} refused={refused} />
    </Page>
  );
}
