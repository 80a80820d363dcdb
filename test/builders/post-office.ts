import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** What a test mail server or gateway does with the next message. */
export type Mood = "takes" | "refuses" | "busy" | "down" | "silent";

export interface PostOffice {
  url: string;
  /** Whole messages as they came, headers first. */
  letters: string[];
  /** Who a mood holds for; all where it names nobody. */
  mood: Mood;
  close(): Promise<void>;
}

const codes: Readonly<Record<Mood, number>> = { takes: 250, refuses: 550, busy: 451, down: 421, silent: 250 };

/** A real SMTP server on this machine. `down`: it takes no user; `silent`: it never answers a recipient. */
export async function openMailServer(): Promise<PostOffice> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom(_address, _session, done) {
      return office.mood === "down" ? done(Object.assign(new Error("closing"), { responseCode: 421 })) : done();
    },
    onRcptTo(_address, _session, done) {
      if (office.mood === "silent") return;
      if (office.mood === "takes") return done();
      return done(Object.assign(new Error("no such user person@example.com"), { responseCode: codes[office.mood] }));
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        office.letters.push(Buffer.concat(parts).toString("utf8"));
        done();
      });
    },
  });
  smtp.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    smtp.listen(0, "127.0.0.1", () => resolve());
  });
  const { port } = smtp.server.address() as AddressInfo;
  const office: PostOffice = {
    url: `smtp://127.0.0.1:${port}`,
    letters: [],
    mood: "takes",
    close: () =>
      new Promise((resolve) => {
        smtp.close(() => resolve());
        for (const connection of smtp.connections) connection.close();
      }),
  };
  return office;
}

export interface Gateway extends PostOffice {
  /** Messages by the id they came under: what came twice is here once. */
  taken: Map<string, { to: string; text: string }>;
  headers: Record<string, unknown>[];
  /** Answers with this status in place of the mood's. */
  status: number | null;
}

const statuses: Readonly<Record<Mood, number>> = { takes: 202, refuses: 422, busy: 500, down: 401, silent: 202 };

/** A real SMS gateway on this machine, as the handbook asks for one: it knows again what it took. */
export async function openGateway(): Promise<Gateway> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      gateway.headers.push(request.headers);
      gateway.letters.push(body);
      if (gateway.mood === "silent") return;
      const { id, to, text } = JSON.parse(body) as { id: string; to: string; text: string };
      const status = gateway.status ?? statuses[gateway.mood];
      if (status < 300) gateway.taken.set(id, { to, text });
      response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end("ok");
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  const gateway: Gateway = {
    url: `http://127.0.0.1:${port}/send`,
    letters: [],
    headers: [],
    taken: new Map(),
    mood: "takes",
    status: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return gateway;
}

/** The text of a letter: subject and body, whatever they were encoded in. */
export function readLetter(raw: string): { headers: string; subject: string; text: string } {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const headers = head.replace(/\r\n[ \t]+/g, " ");
  const subject = (/^Subject: (.*)$/im.exec(headers)?.[1] ?? "")
    .replace(/\?= +=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, how: string, code: string) =>
      how.toLowerCase() === "b" ? Buffer.from(code, "base64").toString("latin1") : unquoted(code.replaceAll("_", " ")),
    );
  const body = rest.join("\r\n\r\n");
  const encoding = /^Content-Transfer-Encoding: (.*)$/im.exec(headers)?.[1]?.toLowerCase();
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString("latin1")
      : encoding === "quoted-printable"
        ? unquoted(body.replace(/=\r\n/g, ""))
        : body;
  const utf8 = (text: string) =>
    [...text].some((sign) => sign > "\u00ff") ? text : Buffer.from(text, "latin1").toString("utf8");
  return { headers, subject: utf8(subject), text: utf8(bytes) };
}

function unquoted(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
