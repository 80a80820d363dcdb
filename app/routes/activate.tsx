import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "#app/forms/error-summary.tsx";
import { Field } from "#app/forms/field.tsx";
import { messages } from "#app/messages/catalogue.server.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import stylesheet from "#app/styles/sign-in.css?url";
import { Banner } from "#app/ui/banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { activateAccess } from "#app/usecases/activate-access.server.ts";
import { readSignIn } from "#app/usecases/sign-in.server.ts";
import { refusedActivation, unreadableActivation } from "#app/web/activation-page.server.ts";
import { hasTwice, readForm } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** Retry-After of a refused attempt. */
export const headers = ({ actionHeaders }: { actionHeaders: Headers }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: messages(context.language, "public").activation.title,
    done: (["waiting", "in-force"] as const).find((known) => known === done) ?? null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const read = await readForm(args, { maxBytes: 16_384 });
  if (!read.ok || hasTwice(read.form)) return unreadableActivation(read.ok ? 400 : read.status, context.language);
  const text = (name: string) => read.form.get(name) ?? "";
  const typed = { national_id: text("national_id").slice(0, 100), code: text("code").slice(0, 100) };
  const fields = readSignIn({ national_id: typed.national_id, password: text("password") });
  const missing = [
    ...(fields.ok || fields.national_id === null ? [] : [{ problem: fields.national_id }]),
    ...(typed.code.trim() === "" ? [{ problem: "codeMissing" as const }] : []),
    ...(fields.ok || fields.password === null ? [] : [{ problem: fields.password }]),
  ];
  if (!fields.ok || missing.length > 0) return refusedActivation(missing, typed, context.language);
  const { db, installationKind, passwords, address } = context;
  const outcome = await activateAccess(
    { db, installationKind, passwords, now: context.receivedAt(), realNow: context.realNow() },
    { national_id: fields.national_id, code: typed.code, password: fields.password, again: text("again"), address },
  );
  if (!outcome.ok) return refusedActivation([outcome], typed, context.language);
  throw redirect(`/activate?done=${outcome.effect}`, { status: 303 });
}

export default function Activate() {
  const { done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { activation: t } = useMessages("public");
  const errorOf = (field: string) => refused?.errors.find((error) => error.field === field)?.text;
  const password = { type: "password" as const, dir: "ltr" as const, autoComplete: "new-password" as const };
  return (
    <Page title={t.title} subtitle={t.sentence} width="narrow">
      {done === null || refused !== undefined ? null : (
        <Banner kind="success" focus>
          <p>{t.done[done]}</p>
          <Link to="/sign-in">{t.signIn}</Link>
        </Banner>
      )}
      {refused === undefined ? null : <ErrorSummary errors={refused.errors} count={refused.count} />}
      {refused?.sentence ? (
        <Banner kind="refusal" title={t.refusedTitle} focus>
          {refused.sentence}
        </Banner>
      ) : null}
      {done === null ? (
        <form method="post" className="card enter" noValidate autoComplete="off">
          <Field
            name="national_id"
            label={t.nationalId}
            hint={t.nationalIdHint}
            error={errorOf("national_id")}
            inputMode="numeric"
            defaultValue={refused?.typed.national_id}
            required
          />
          <Field
            name="code"
            label={t.code}
            hint={t.codeHint}
            error={errorOf("code")}
            dir="ltr"
            defaultValue={refused?.typed.code}
            required
          />
          <Field name="password" label={t.password} hint={t.passwordHint} error={errorOf("password")} {...password} required />
          <Field name="again" label={t.again} hint={t.againHint} error={errorOf("again")} {...password} />
          <button type="submit" className="btn primary">
            {t.button}
          </button>
        </form>
      ) : null}
    </Page>
  );
}
