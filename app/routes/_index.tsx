import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findHome } from "#app/usecases/find-start.server.ts";

/** The start: one's own desk, or the sign-in page. */
export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = await context.viewer();
  const home = viewer === null ? null : await findHome(context.db, viewer.roles);
  throw redirect(home ?? "/sign-in");
}

export default function Start() {
  return null;
}
