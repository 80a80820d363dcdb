import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountPage } from "#app/forms/account-page.tsx";
import { changeAccount, loadAccount } from "#app/web/account.server.ts";

const roles = ["reviewer", "analyst", "administrator", "auditor"] as const;

export async function loader(args: LoaderFunctionArgs) {
  return loadAccount(args, roles);
}

export async function action(args: ActionFunctionArgs) {
  return changeAccount(args, roles);
}

export default function MinistryAccount() {
  const loaded = useLoaderData<typeof loader>();
  const view = useActionData<typeof action>() ?? loaded;
  return <AccountPage key={view.requestKey} view={view} />;
}
