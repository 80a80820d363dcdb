import { connect, type Socket } from "node:net";

export interface Answer {
  status: number;
  location: string;
  /** The body as it came, one character a byte (not decompressed: nobody reads it here but for a mark). */
  text: string;
}

const endOfHead = "\r\n\r\n";

/**
 * One kept HTTP/1.1 connection with one request at a time: only what a load needs, as the client's share of the
 * processor is taken from the portal's.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #host: string;
  #received: Buffer[] = [];
  #head: { status: number; location: string; from: number; length: number } | undefined;
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  constructor(host: string, port: number) {
    this.#host = `${host}:${port}`;
    this.#socket = connect({ host, port, noDelay: true });
    this.#socket.on("data", (chunk) => this.#take(chunk));
    this.#socket.on("error", (error) => this.#fail(error));
    this.#socket.on("close", () => this.#fail(new Error("the server closed the connection")));
  }

  /** Whether another request can be sent on it. */
  get usable(): boolean {
    return this.#socket.writable;
  }

  /** Sends a request; its answer must say its length. Errors are those of the connection and of such an answer. */
  send(method: "GET" | "POST", path: string, headers: Record<string, string>, body: string): Promise<Answer> {
    let text = `${method} ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n`;
    for (const [name, value] of Object.entries(headers)) text += `${name}: ${value}\r\n`;
    if (method === "POST") text += `Content-Length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`${text}\r\n${body}`);
    });
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    const all = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    this.#received = [all];
    this.#head ??= headOf(all);
    const head = this.#head;
    if (head === undefined) return;
    if (Number.isNaN(head.length)) {
      this.#fail(new Error(`an answer ${head.status} without a length`));
      return;
    }
    const end = head.from + head.length;
    if (all.length < end) return;
    const rest = all.subarray(end);
    this.#received = rest.length === 0 ? [] : [rest];
    this.#head = undefined;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: head.status, location: head.location, text: all.toString("latin1", head.from, end) });
  }
}

function headOf(received: Buffer) {
  const end = received.indexOf(endOfHead);
  if (end === -1) return undefined;
  const text = received.toString("latin1", 0, end);
  const field = (name: RegExp) => name.exec(text)?.[1]?.trim();
  return {
    status: Number(text.slice(9, 12)),
    location: field(/\r\nlocation:([^\r]*)/i) ?? "",
    from: end + endOfHead.length,
    length: Number(field(/\r\ncontent-length:([^\r]*)/i) ?? Number.NaN),
  };
}
