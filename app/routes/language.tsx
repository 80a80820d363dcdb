import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { languages } from "#app/messages/language.ts";
import { chosenLanguageCookie } from "#app/web/cookies.server.ts";
import { plainResponse } from "#app/web/error-page.server.ts";
import { samePath } from "#app/web/next-path.server.ts";
import { hasTwice, readForm } from "#app/web/respond.server.ts";

export function loader() {
  throw redirect("/");
}

/** Keeps the reader's language and goes back to where it was chosen. */
export async function action(args: ActionFunctionArgs) {
  const read = await readForm(args, { maxBytes: 4096 });
  const language = read.ok && !hasTwice(read.form) ? languages.find((one) => one === read.form.get("language")) : undefined;
  if (!read.ok || language === undefined) {
    const { requestId, language: reader } = args.context;
    const { origin } = new URL(args.request.url);
    return plainResponse({ status: read.ok ? 422 : read.status, reason: "badRequest", language: reader, requestId, origin });
  }
  const next = samePath(read.form.get("next")) ?? "/";
  throw redirect(next, { status: 303, headers: { "Set-Cookie": chosenLanguageCookie(language, args.context.secure) } });
}
