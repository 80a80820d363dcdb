import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readNotices } from "#app/usecases/read-messages.server.ts";
import { isId } from "#app/web/params.server.ts";
import { readForm, requireViewer } from "#app/web/respond.server.ts";

const roles = ["liaison", "signatory", "expert", "supervisor", "reviewer"] as const;
const names: ReadonlySet<string> = new Set(["key", "intent", "up_to"]);

/** Nothing is shown here: the desk of the person is the page. */
export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args, ...roles);
  return redirect("/");
}

/** Remembers that the notices of the desk have been read. */
export async function action(args: ActionFunctionArgs) {
  const { context } = await requireViewer(args, ...roles);
  const read = await readForm(args);
  if (!read.ok) return json(null, { status: read.status });
  const upTo = read.form.get("up_to") ?? undefined;
  const odd = [...read.form.keys()].some((name) => !names.has(name) || read.form.getAll(name).length !== 1);
  if (odd || read.key === null || !isId(upTo)) return json(null, { status: 422 });
  await readNotices(context, Number(upTo));
  return redirect("/", { status: 303 });
}
