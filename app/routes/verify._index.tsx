import { json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Field } from "#app/forms/field.tsx";
import { messages } from "#app/messages/catalogue.server.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import stylesheet from "#app/styles/after.css?url";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

const longestCode = 100;

/** The form; with a code, its answer's own address. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get("code");
  const code = typed?.trim().slice(0, longestCode) ?? "";
  if (code !== "") throw redirect(`/verify/${encodeURIComponent(code)}`, { status: 303 });
  const t = messages(context.language, "public").verify;
  return json({ title: t.title, error: typed === null ? null : t.missing }, { status: typed === null ? 200 : 422 });
}

export default function Verify() {
  const { error } = useLoaderData<typeof loader>();
  const t = useMessages("public").verify;
  return (
    <Page title={t.title} subtitle={t.intro} width="narrow">
      <Card id="verify">
        <Form method="get" className="stack verify-form" noValidate>
          <Field
            name="code"
            label={t.code}
            hint={t.codeHint}
            error={error ?? undefined}
            dir="ltr"
            maxLength={longestCode}
            autoComplete="off"
          />
          <button type="submit" className="btn primary">
            {t.button}
          </button>
        </Form>
      </Card>
    </Page>
  );
}
