import type { IncomingMessage } from "node:http";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import type { ReceivedFile } from "#app/domain/attachment.ts";
import { type ArrivingFile, receiveFile } from "#app/outputs/files.server.ts";
import { isPlainText, mostFields } from "./form-body.server.ts";
import type { Upload } from "./load-context.ts";
import { formLimit } from "./request-body.server.ts";
import type { UploadLimits } from "./upload-routes.server.ts";

/** A form with files as it arrived, and how to remove what was not kept of it. */
export interface ReadUpload extends Upload {
  discard(): Promise<void>;
}

/** Read and thrown away beyond the limits, so that the form can be shown again instead of a cut connection. */
const mostRead = 40 * formLimit;
const atOnce = 24;
let underWay = 0;

/**
 * Reads a multipart form as it arrives: text into memory, at most 1 MB of it; files into temporary files, nothing of
 * one that is larger than allowed.
 * @returns "aborted" where the sender went away, "too-large" where even reading it off was too much, "busy" where too
 *   many arrive at once; nothing is left behind then. Throws where the disk refuses
 */
export async function readUpload(
  request: IncomingMessage,
  limits: UploadLimits,
): Promise<ReadUpload | "aborted" | "too-large" | "busy"> {
  if (Number(request.headers["content-length"] ?? 0) > mostRead) return "too-large";
  if (underWay >= atOnce) return "busy";
  underWay += 1;
  const reading = new UploadReading(limits);
  try {
    const ended = await reading.run(request);
    if (ended === "read") return reading.result();
    await reading.discard();
    return ended;
  } catch (error) {
    await reading.discard();
    throw error;
  } finally {
    underWay -= 1;
  }
}

type Ended = "read" | "aborted" | "too-large";

class UploadReading {
  readonly #fields: [string, string][] = [];
  readonly #arriving: ArrivingFile[] = [];
  readonly #files: Promise<ReceivedFile | null>[] = [];
  readonly #open = new Set<BusboyFileStream>();
  #received: ReceivedFile[] = [];
  #problem: Upload["problem"] = null;
  #textBytes = 0;
  #fileBytes = 0;

  constructor(private readonly limits: UploadLimits) {}

  async run(request: IncomingMessage): Promise<Ended> {
    const ended = await this.#parse(request);
    // In the order sent, also where one fails: none may be left behind half-written.
    const settled = await Promise.allSettled(this.#files);
    for (const one of settled) {
      if (one.status === "rejected") throw one.reason;
      if (one.value !== null) this.#received.push(one.value);
    }
    return ended;
  }

  result(): ReadUpload {
    return { fields: this.#fields, files: this.#received, problem: this.#problem, discard: () => this.discard() };
  }

  async discard(): Promise<void> {
    await Promise.allSettled(this.#files);
    for (const file of this.#arriving) await file.discard();
    this.#received = [];
  }

  #parse(request: IncomingMessage): Promise<Ended> {
    const busboy = this.#parser(request);
    if (busboy === null) {
      this.#problem = "malformed";
      request.resume();
      return Promise.resolve("read");
    }
    return new Promise((resolve) => {
      let read = 0;
      const end = (outcome: Ended) => {
        request.unpipe(busboy);
        request.off("data", count);
        // Streams of files that the parser will not end any more.
        if (!busboy.writableFinished) busboy.destroy();
        for (const stream of this.#open) stream.destroy();
        if (outcome === "read" && !request.complete) request.resume();
        resolve(outcome);
      };
      const count = (chunk: Buffer) => {
        read += chunk.length;
        if (read > mostRead) end("too-large");
      };
      busboy.once("finish", () => end("read"));
      busboy.once("error", () => {
        this.#problem ??= "malformed";
        end("read");
      });
      request.once("error", () => end("aborted"));
      request.once("close", () => {
        if (!request.complete) end("aborted");
      });
      request.on("data", count);
      request.pipe(busboy);
    });
  }

  #parser(request: IncomingMessage) {
    const { files } = this.limits;
    const type = request.headers["content-type"] ?? "";
    if (!/;\s*boundary="?[^\s";]/i.test(type)) return null;
    try {
      const busboy = new Busboy({
        headers: { ...request.headers, "content-type": type },
        isPartAFile: (_field, _type, name) => name !== undefined,
        limits: { fieldNameSize: 200, fieldSize: formLimit, fields: mostFields, files: files + 1 },
      });
      busboy.on("field", (name, value, nameCut, valueCut) => this.#field(name, value, nameCut || valueCut));
      busboy.on("fieldsLimit", () => {
        this.#problem ??= "malformed";
      });
      // The types promise a field's name; a sender need not.
      busboy.on("file", (field: string | undefined, stream, name) => {
        this.#open.add(stream);
        this.#files.push(this.#file(field ?? "", name, stream).finally(() => this.#open.delete(stream)));
      });
      return busboy;
    } catch {
      return null;
    }
  }

  #field(name: string | undefined, value: string, cut: boolean): void {
    if (name === undefined) {
      this.#problem ??= "malformed";
      return;
    }
    this.#textBytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (cut || this.#textBytes > formLimit) {
      this.#problem ??= "too-large";
      return;
    }
    // A decoder that met bytes that are not UTF-8 leaves this mark; a person does not type it.
    const readable = isPlainText(name) && isPlainText(value) && !name.includes("\ufffd") && !value.includes("\ufffd");
    if (readable) this.#fields.push([name, value]);
    else this.#problem ??= "malformed";
  }

  async #file(field: string, name: string, stream: BusboyFileStream): Promise<ReceivedFile | null> {
    const file: { arriving?: ArrivingFile; refused: ReceivedFile["refused"]; bytes: number } = { refused: null, bytes: 0 };
    const arriving = async () => {
      if (file.arriving === undefined) {
        file.arriving = await receiveFile(field, name);
        this.#arriving.push(file.arriving);
      }
      return file.arriving;
    };
    const faults: unknown[] = [];
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        file.bytes += chunk.length;
        this.#fileBytes += chunk.length;
        if (this.#fileBytes > this.limits.totalBytes) file.refused ??= "upload-too-large";
        if (file.bytes > this.limits.fileBytes) file.refused = "file-too-large";
        if (file.refused !== null || faults.length > 0) continue;
        // A full disk must not stop the reading, or the answer has no way out.
        await arriving()
          .then((open) => open.write(chunk))
          .catch((error: unknown) => faults.push(error));
      }
    } catch {
      // The form broke off or its sender went away: what came of the file goes with it.
      return null;
    }
    if (faults.length > 0) throw faults[0];
    // A file input that was left empty is sent as a nameless part without bytes.
    if (file.bytes === 0 && name === "") return null;
    const open = await arriving();
    return file.refused === null ? open.finish() : open.refuse(file.refused);
  }
}
