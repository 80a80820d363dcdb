import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NoticeChoicePage } from "#app/forms/notice-choice-page.tsx";
import { keepNoticeChoice, loadNoticeChoice } from "#app/web/notice-choice.server.ts";

const roles = ["expert", "supervisor"] as const;

export async function loader(args: LoaderFunctionArgs) {
  return loadNoticeChoice(args, roles);
}

export async function action(args: ActionFunctionArgs) {
  return keepNoticeChoice(args, roles);
}

export default function ExpertNotices() {
  const loaded = useLoaderData<typeof loader>();
  return <NoticeChoicePage view={useActionData<typeof action>() ?? loaded} />;
}
