import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readBoardOrder } from "#app/domain/statistics/board.ts";
import stylesheet from "#app/styles/period.css?url";
import { BoardPage } from "#app/ui/board-page.tsx";
import { viewBoard } from "#app/usecases/view-board.server.ts";
import { countChanged } from "#app/usecases/view-changed.server.ts";
import { presentBoard } from "#app/web/present/board.server.ts";
import { changedLink } from "#app/web/present/changed.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  const { searchParams } = new URL(args.request.url);
  const [outcome, changes] = await Promise.all([viewBoard(context, searchParams.get("period")), countChanged(context)]);
  if (!outcome.ok) throw notFound();
  const order = readBoardOrder(searchParams.get("order"));
  const board = presentBoard(outcome.value, { language, now: context.now, order });
  return { ...board, changed: changedLink(changes, language) };
}

export default function MinistryBoard() {
  return <BoardPage {...useLoaderData<typeof loader>()} />;
}
