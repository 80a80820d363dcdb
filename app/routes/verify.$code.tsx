import { json, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import stylesheet from "#app/styles/after.css?url";
import { VerifyPage } from "#app/ui/verify-page.tsx";
import { verifyCode } from "#app/usecases/verify-code.server.ts";
import { presentVerified } from "#app/web/present/verify.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** Retry-After of a refused look. */
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, language, address } = context;
  const typed = params.code ?? "";
  const verified = await verifyCode({ db, address, realNow: context.realNow() }, typed);
  const { view, status, headers: own } = presentVerified(verified, typed, { language, now: context.businessNow() });
  return json(view, { status, headers: own });
}

export default function VerifyCode() {
  return <VerifyPage {...useLoaderData<typeof loader>()} />;
}
