import type { LoaderFunctionArgs } from "@remix-run/node";
import type { MediaType } from "#app/domain/attachment.ts";
import { attachment } from "#app/outputs/attachment-header.server.ts";
import { openStoredFile } from "#app/outputs/files.server.ts";
import { plainResponse } from "./error-page.server.ts";

interface StoredFile {
  id: number;
  name: string;
  media_type: MediaType;
  bytes: number;
  sha256: string;
}

/** Sends an attached file as a download that no browser runs. Bytes that are missing are a fault, told with its number. */
export async function answerFile({ request, context }: LoaderFunctionArgs, file: StoredFile): Promise<Response> {
  const stream = await openStoredFile(file);
  if (stream === undefined) {
    const { language, requestId } = context;
    context.report(new Error(`the bytes of attachment ${file.id} are missing or not whole`));
    return plainResponse({ status: 500, reason: "fault", language, requestId, origin: new URL(request.url).origin });
  }
  const ending = file.name.slice(file.name.lastIndexOf("."));
  return new Response(stream, {
    headers: {
      "Content-Type": file.media_type,
      "Content-Length": String(file.bytes),
      "Content-Disposition": attachment(`file-${file.id}${ending}`, file.name),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}
