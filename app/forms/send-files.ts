import type { FileView } from "#app/ui/attachment-list.tsx";

/** What the server says of files that were sent by script. */
export interface SentAnswer {
  files: FileView[];
  said: string | null;
  error: string | null;
}

export interface Sending {
  /** The answer; or the connection broke, the session ended, the server could not, the person stopped it. */
  outcome: SentAnswer | "lost" | "ended" | "failed" | "stopped";
}

function isAnswer(value: unknown): value is SentAnswer {
  return typeof value === "object" && value !== null && "files" in value && "error" in value;
}

/** A random key as a rendered form carries one: what is sent twice under it is done once. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => "abcdefghijklmnopqrstuvwxyz0123456789"[byte % 36]).join("");
}

/**
 * Sends files beside the page's form, which stays as it is. `told` hears how many percent have gone.
 * A request of its own kind and not `fetch`: only this one tells how far it is, which a slow line needs.
 */
export function sendFiles(
  fields: Readonly<Record<string, string>>,
  files: readonly File[],
  told: (percent: number) => void,
): { outcome: Promise<Sending["outcome"]>; stop: () => void } {
  const body = new FormData();
  body.set("key", newKey());
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const file of files) body.append("files", file);
  const request = new XMLHttpRequest();
  const outcome = new Promise<Sending["outcome"]>((resolve) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) told(Math.min(99, Math.floor((event.loaded / event.total) * 100)));
    });
    request.addEventListener("error", () => resolve("lost"));
    request.addEventListener("timeout", () => resolve("lost"));
    request.addEventListener("abort", () => resolve("stopped"));
    request.addEventListener("load", () => {
      const json = request.getResponseHeader("Content-Type")?.startsWith("application/json") === true;
      if (!json) return resolve(new URL(request.responseURL).pathname === "/sign-in" ? "ended" : "failed");
      const answer: unknown = JSON.parse(request.responseText);
      resolve(isAnswer(answer) ? answer : "failed");
    });
    request.open("POST", `${window.location.pathname}/files`);
    request.send(body);
  });
  return { outcome, stop: () => request.abort() };
}
