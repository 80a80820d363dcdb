import type { IncomingMessage } from "node:http";

/** The largest body of a form post. */
export const formLimit = 1_048_576;

/** How long an ordinary form may take to arrive; one with files has the server's own, longer limit. */
const arrivesWithinMs = 60_000;

/** What is read and thrown away of a body that is not wanted; a sender of more is cut off. */
const mostDrained = 16 * formLimit;

/**
 * Reads what is left of a body nobody wants. Closing on somebody who still sends would lose the answer on its way.
 * @returns false where more is announced than is worth it: the connection must then end with the answer
 */
export function drainBody(request: IncomingMessage): boolean {
  if (Number(request.headers["content-length"] ?? 0) > mostDrained) return false;
  let length = 0;
  request.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > mostDrained) request.destroy();
  });
  request.resume();
  return true;
}

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
    const late = setTimeout(() => request.destroy(), arrivesWithinMs);
    request.once("close", () => clearTimeout(late));
    request.on("data", onData);
    request.once("end", () => clearTimeout(late));
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("close", () => resolve("aborted"));
    request.once("error", () => resolve("aborted"));
  });
}
