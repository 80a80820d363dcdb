import type { IncomingMessage } from "node:http";

/** The largest body of a form post. */
export const formLimit = 1_048_576;

/**
 * Reads a request's whole body, counting while it arrives. Gives "too-large" as soon as the limit is passed, and
 * "aborted" where the sender went away before the end.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | "too-large" | "aborted"> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > limit) return Promise.resolve("too-large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      request.off("data", onData);
      request.pause();
      resolve("too-large");
    };
    request.on("data", onData);
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("close", () => resolve("aborted"));
    request.once("error", () => resolve("aborted"));
  });
}
