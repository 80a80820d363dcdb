import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "#app/forms/error-summary.tsx";
import { Field } from "#app/forms/field.tsx";
import { messages } from "#app/messages/catalogue.server.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import stylesheet from "#app/styles/sign-in.css?url";
import { Banner } from "#app/ui/banner.tsx";
import { DemonstrationAccounts } from "#app/ui/demonstration-accounts.tsx";
import { NoDesk } from "#app/ui/no-desk.tsx";
import { Welcome } from "#app/ui/welcome.tsx";
import { findHome } from "#app/usecases/find-start.server.ts";
import { readSignIn, signIn } from "#app/usecases/sign-in.server.ts";
import { deviceCookie, sessionCookie } from "#app/web/cookies.server.ts";
import { samePath } from "#app/web/next-path.server.ts";
import { hasTwice, readForm } from "#app/web/respond.server.ts";
import { demonstrationShown, filingShown, noDeskShown, refusedSignIn } from "#app/web/sign-in-page.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** Retry-After of a refused attempt. */
export const headers = ({ actionHeaders }: { actionHeaders: Headers }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, language } = context;
  const { searchParams } = new URL(request.url);
  const next = samePath(searchParams.get("next"));
  const viewer = await context.viewer();
  const home = viewer === null ? null : await findHome(db, viewer.roles);
  if (home !== null) throw redirect(next ?? home);
  return {
    title: messages(language, "public").signIn.title,
    next,
    signedOut: searchParams.has("signed-out"),
    ended: searchParams.has("ended"),
    noDesk: viewer === null ? null : await noDeskShown(context, viewer.actor),
    filing: await filingShown(context),
    demonstration: context.demonstration ? await demonstrationShown(context) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const read = await readForm(args, { maxBytes: 16_384 });
  const typed = read.ok ? (read.form.get("national_id") ?? "").slice(0, 100) : "";
  if (!read.ok || hasTwice(read.form)) {
    return refusedSignIn({ problem: "unreadable", status: read.ok ? 400 : read.status, typed }, context.language);
  }
  const fields = readSignIn({ national_id: typed, password: read.form.get("password") ?? "" });
  if (!fields.ok) return refusedSignIn({ problem: "fields", fields, typed }, context.language);

  const now = { now: context.receivedAt(), realNow: context.realNow() };
  const { db, installationKind, passwords, address, sessionToken, deviceToken } = context;
  const outcome = await signIn(
    { db, installationKind, passwords, ...now },
    { national_id: fields.national_id, password: fields.password, address, device: deviceToken, previous_token: sessionToken },
  );
  if (!outcome.ok) return refusedSignIn({ ...outcome, typed }, context.language);

  const asked = read.form.get("next") ?? new URL(args.request.url).searchParams.get("next");
  const headers = new Headers({ "Set-Cookie": sessionCookie(outcome.token, context.secure) });
  headers.append("Set-Cookie", deviceCookie(outcome.device, context.secure));
  throw redirect(samePath(asked) ?? "/", { status: 303, headers });
}

export default function SignIn() {
  const { filing, demonstration, next, signedOut, ended, noDesk } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { signIn: t, activation } = useMessages("public");
  const errorOf = (field: string) => refused?.errors.find((error) => error.field === field)?.text;
  return (
    <div className="page sign-in">
      <Welcome filing={filing} />
      {noDesk === null ? null : <NoDesk text={noDesk} />}
      <form method="post" className="card enter" noValidate>
        {signedOut && refused === undefined ? <Banner kind="success">{t.signedOut}</Banner> : null}
        {ended && refused === undefined ? <Banner kind="refusal">{t.ended}</Banner> : null}
        {refused === undefined ? null : <ErrorSummary errors={refused.errors} count={refused.count} />}
        {refused?.sentence ? (
          <Banner kind="refusal" title={t.refusedTitle} focus>
            {refused.sentence}
          </Banner>
        ) : null}
        <Field
          name="national_id"
          label={t.nationalId}
          hint={t.nationalIdHint}
          error={errorOf("national_id")}
          required
          inputMode="numeric"
          autoComplete="username"
          dir="ltr"
          defaultValue={refused?.typed}
        />
        <Field
          name="password"
          label={t.password}
          error={errorOf("password")}
          required
          type="password"
          autoComplete="current-password"
          dir="ltr"
        />
        {next === null ? null : <input type="hidden" name="next" value={next} autoComplete="off" />}
        <button type="submit" className="btn primary">
          {t.button}
        </button>
        <Link to="/activate">{activation.link}</Link>
      </form>
      {demonstration === null ? null : <DemonstrationAccounts {...demonstration} next={next} />}
    </div>
  );
}
