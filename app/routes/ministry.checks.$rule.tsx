import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { limitsOfRule } from "#app/domain/checks/limits.ts";
import { ThresholdForm, type ThresholdRefused } from "#app/forms/threshold-form.tsx";
import { RulePage } from "#app/ui/rule-page.tsx";
import { changeThreshold, viewThresholds } from "#app/usecases/change-threshold.server.ts";
import { viewRule } from "#app/usecases/view-rule.server.ts";
import { presentRule, readCase, readRule } from "#app/web/present/rule.server.ts";
import { presentThresholds, refusedChange } from "#app/web/present/thresholds.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";
import { readThresholdForm } from "#app/web/threshold-form.server.ts";

async function look(args: LoaderFunctionArgs | ActionFunctionArgs, refused: ThresholdRefused | null) {
  const { context, language } = await requireViewer(args, "reviewer");
  const rule = readRule(args.params.rule);
  if (rule === null) throw notFound();
  const names = limitsOfRule[rule] ?? [];
  const { searchParams } = new URL(args.request.url);
  const seen = await viewRule(context, "ministry", rule, readCase(searchParams));
  const settings = await viewThresholds(context, names);
  if (!seen.ok || !settings.ok) throw notFound();
  return {
    ...presentRule("ministry", seen.value, language),
    thresholds: names.length === 0 ? null : presentThresholds(names, settings.value, language),
    requestKey: newRequestKey(),
    done: searchParams.has("done"),
    refused,
  };
}

/** One check explained, and where its thresholds are changed. */
export async function loader(args: LoaderFunctionArgs) {
  return look(args, null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  const rule = readRule(args.params.rule);
  if (rule === null) throw notFound();
  const read = readThresholdForm(await readForm(args));
  if (!read.ok) return json(await look(args, refusedChange(read.refusal, read.typed, language)), { status: read.status });
  const outcome = await changeThreshold(context, read.command);
  if (outcome.ok) throw redirect(`/ministry/checks/${rule}?done=#change`, { status: 303 });
  const status = answer(outcome.refusal);
  return json(await look(args, refusedChange(outcome.refusal, read.typed, language)), status);
}

export default function MinistryCheck() {
  const loaded = useLoaderData<typeof loader>();
  const { thresholds, requestKey, done, refused, ...view } = useActionData<typeof action>() ?? loaded;
  return (
    <RulePage view={view}>
      {thresholds === null ? null : <ThresholdForm view={thresholds} requestKey={requestKey} done={done} refused={refused} />}
    </RulePage>
  );
}
