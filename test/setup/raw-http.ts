import { connect } from "node:net";

export interface RawAnswer {
  /** 0 where the server closed without an answer. */
  status: number;
  head: string;
  body: string;
}

/** Sends bytes as they are and reads until the server closes; for requests that no client library would send. */
export function rawRequest(origin: string, bytes: string | Buffer, waitMs = 5000): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const done = () => {
      socket.destroy();
      const text = Buffer.concat(chunks).toString("latin1");
      const at = text.indexOf("\r\n\r\n");
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      resolve({ status, head: at < 0 ? text : text.slice(0, at), body: at < 0 ? "" : text.slice(at + 4) });
    };
    socket.setTimeout(waitMs, done);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", done);
    socket.on("error", done);
    socket.write(bytes);
  });
}

/** A request's text with `Connection: close`; `headers` may repeat or replace Host by giving their own. */
export function requestText(
  origin: string,
  args: { method?: string; target?: string; headers?: readonly (readonly [string, string])[]; body?: string },
): string {
  const { method = "GET", target = "/", headers = [], body = "" } = args;
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(named.has("host") ? [] : [`Host: ${new URL(origin).host}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === "" || named.has("content-length") || named.has("transfer-encoding")
      ? []
      : [`Content-Length: ${Buffer.byteLength(body, "latin1")}`]),
    ...(named.has("connection") ? [] : ["Connection: close"]),
  ];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}
