import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readLanguage } from "#app/messages/language.ts";
import { chosenLanguageCookie } from "#app/web/cookies.server.ts";
import { samePath } from "#app/web/next-path.server.ts";
import { readForm } from "#app/web/respond.server.ts";

export function loader() {
  throw redirect("/");
}

/** Keeps the reader's language and goes back to where it was chosen. */
export async function action(args: ActionFunctionArgs) {
  const read = await readForm(args, { maxBytes: 4096 });
  const language = readLanguage(read.ok ? read.form.get("language") : args.context.language);
  const next = samePath(read.ok ? read.form.get("next") : null) ?? "/";
  throw redirect(next, { status: 303, headers: { "Set-Cookie": chosenLanguageCookie(language, args.context.secure) } });
}
