import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { attachment } from "#app/outputs/attachment-header.server.ts";
import type { Paper } from "#app/outputs/pdf/paper.server.ts";
import { PressBusy } from "#app/outputs/pdf/press.server.ts";

/**
 * Answers a paper as a PDF to be kept. What hinders it leads back to the page that offers it, which says so.
 * @param names of the file: a plain one, and the one in the reader's language
 * @param back path of that page
 */
export async function answerPaper(
  args: LoaderFunctionArgs,
  paper: Paper,
  names: { plain: string; full: string },
  back: string,
): Promise<Response> {
  try {
    const bytes = await args.context.press.print(paper);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Length": String(bytes.length),
        "Content-Disposition": attachment(names.plain, names.full),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
      },
    });
  } catch (error) {
    const busy = error instanceof Error && error.name === PressBusy.name;
    if (!busy) args.context.report(error);
    return redirect(`${back}?pdf=${busy ? "busy" : "fault"}`, { status: 303 });
  }
}
