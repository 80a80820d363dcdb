import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/usecases/sign-out.server.ts";
import { endedSessionCookie } from "#app/web/cookies.server.ts";

/** Typed into the address bar it ends nothing: only a form does. */
export function loader() {
  throw redirect("/");
}

export async function action({ context }: ActionFunctionArgs) {
  const viewer = await context.viewer();
  await signOut({
    db: context.db,
    token: context.sessionToken,
    user_id: viewer?.actor.user_id ?? null,
    realNow: context.realNow(),
    now: context.receivedAt(),
  });
  const headers = { "Set-Cookie": endedSessionCookie(context.secure) };
  throw redirect("/sign-in?signed-out", { status: 303, headers });
}
