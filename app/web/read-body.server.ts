import type { IncomingMessage } from "node:http";
import { isSessionToken } from "#app/usecases/find-viewer.server.ts";
import { readCookie, sessionCookieName } from "./cookies.server.ts";
import { type ReadUpload, readUpload } from "./read-upload.server.ts";
import { readBody } from "./request-body.server.ts";
import { uploadLimitsOf } from "./upload-routes.server.ts";

/** A write's body, whole in memory; or read as a form with files, to be discarded after the answer. */
export interface ReadBody {
  contentType: string;
  bytes: Buffer;
  upload?: ReadUpload;
}

const nothing = Buffer.alloc(0);

/**
 * Reads a write's body. Only a multipart form to a route that takes files, from somebody who carries a session, may be
 * large; nothing of it is held in memory but its text.
 */
export async function readAnyBody(
  request: IncomingMessage,
  options: { limit: number; secure: boolean },
): Promise<ReadBody | "aborted" | "too-large" | "busy"> {
  const contentType = request.headers["content-type"] ?? "";
  const limits = /^multipart\/form-data\b/i.test(contentType) ? uploadLimitsOf(request.url ?? "") : null;
  if (limits !== null) {
    const token = readCookie(request.headers.cookie, sessionCookieName(options.secure));
    if (token !== null && isSessionToken(token)) {
      const upload = await readUpload(request, limits);
      return typeof upload === "string" ? upload : { contentType, bytes: nothing, upload };
    }
  }
  const bytes = await readBody(request, options.limit);
  return typeof bytes === "string" ? bytes : { contentType, bytes };
}
