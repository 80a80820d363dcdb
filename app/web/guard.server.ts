import type { IncomingMessage } from "node:http";

/** Why a request is turned away before any page looks at it. */
export type Rejection =
  | { reason: "method"; status: 405 }
  | { reason: "host"; status: 421 }
  | { reason: "badRequest"; status: 400 }
  | { reason: "foreign"; status: 403 };

/**
 * Looks at a request's first lines. GET, HEAD and POST only; the Host of the public origin; a path that can be decoded;
 * a write only from our own pages. Gives null for a request that may go on.
 */
export function rejection(request: IncomingMessage, publicOrigin: URL): Rejection | null {
  const { method, url = "", headers } = request;
  if (method !== "GET" && method !== "HEAD" && method !== "POST") return { reason: "method", status: 405 };
  if (!isOwnHost(headers.host, publicOrigin)) return { reason: "host", status: 421 };
  if (!isReadableTarget(url)) return { reason: "badRequest", status: 400 };
  if (method === "POST" && !isOwnWrite(request, publicOrigin)) return { reason: "foreign", status: 403 };
  return null;
}

function isOwnHost(host: string | undefined, publicOrigin: URL): boolean {
  if (host === undefined) return false;
  if (host === publicOrigin.host) return true;
  const spelled = `${publicOrigin.protocol}//${host}`;
  // Spelled in capitals, or with the scheme's own port.
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(spelled) && new URL(spelled).host === publicOrigin.host;
}

/** False for what names no page of ours: another form than `/path`, undecodable or invisible characters. */
function isReadableTarget(target: string): boolean {
  if (!target.startsWith("/") || target.startsWith("//") || target.length > 8000) return false;
  const at = target.indexOf("?");
  const path = at < 0 ? target : target.slice(0, at);
  if (!/^[\x21-\x7e]+$/.test(target) || path.includes("\\") || path.includes("#")) return false;
  const query = at < 0 ? "" : target.slice(at + 1);
  // The old data protocol of Remix: no page of ours asks with it.
  if (/(?:^|&)_data(?:=|&|$)/.test(query)) return false;
  return isDecodable(path) && isDecodable(query) && isPathAfterDecoding(decodeURIComponent(path));
}

/** The router decodes a path once more, and reads `//x` as another host. */
function isPathAfterDecoding(path: string): boolean {
  if (path.includes("\\") || !isDecodable(path)) return false;
  if (!path.includes("//") && !path.includes("/.")) return true;
  const spelled = `http://nowhere.invalid${path}`;
  return URL.canParse(spelled) && !new URL(spelled).pathname.startsWith("//");
}

function isDecodable(text: string): boolean {
  if (!text.includes("%")) return true;
  try {
    const decoded = decodeURIComponent(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(decoded);
  } catch {
    return false;
  }
}

function isOwnWrite(request: IncomingMessage, publicOrigin: URL): boolean {
  const { headers } = request;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  if (headers.origin !== undefined) return headers.origin === publicOrigin.origin;
  const { referer } = headers;
  return referer !== undefined && URL.canParse(referer) && new URL(referer).origin === publicOrigin.origin;
}
