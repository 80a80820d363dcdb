import { z } from "zod";
import type { ReceivedFile } from "#app/domain/attachment.ts";
import { type CellReference, measures } from "#app/domain/monthly-return.ts";
import { foldPersian } from "#app/domain/quantity.ts";
import type { FieldError, Refusal, RefusalCode } from "#app/domain/refusal.ts";
import { type ObjectionSubject, objectionSubjects, type RequestKind, requestKinds } from "#app/domain/return-request.ts";
import { conversationField, correctionRows, messageLength, requestTextLength } from "./conversation-fields.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";

type Desk = "establishment" | "province" | "ministry";

const intents = {
  establishment: [
    "message",
    "answer-inquiry",
    "ask-extension",
    "ask-correction",
    "ask-corrections-after",
    "ask-objection",
    "withdraw",
  ],
  province: ["message", "ask-inquiry", "grant", "refuse", "endorse", "withdraw"],
  ministry: ["grant", "refuse", "pass-on", "withdraw", "ask-annulment", "cancel-correction"],
} as const satisfies Record<Desk, readonly string[]>;
export type ConversationIntent = (typeof intents)[Desk][number];

/** Pages from which a form of the conversation is sent, to which its answer leads. */
const backs = ["", "form", "view", "review"] as const;
export type ConversationBack = (typeof backs)[number];

/** Why a form was not done, with everything that was typed; null where nothing could be read. */
export interface ConversationRefused {
  code: RefusalCode | "unreadable";
  fields: readonly FieldError[];
  typed: Readonly<Record<string, string>> | null;
}

/** What one form asks for. */
export type AskedCommand =
  | {
      intent: "message" | "ask-extension" | "ask-corrections-after" | "ask-annulment" | "cancel-correction";
      text: string;
    }
  | { intent: "answer-inquiry" | "pass-on"; id: number; text: string }
  | { intent: "ask-inquiry"; cell: CellReference; text: string }
  | { intent: "ask-correction"; cells: CellReference[]; text: string }
  | {
      intent: "ask-objection";
      subject: ObjectionSubject;
      subject_id: number | null;
      text: string;
      files: readonly ReceivedFile[];
    }
  | { intent: "withdraw" | "endorse"; id: number }
  | { intent: "grant"; kind: RequestKind; id: number; days: number; text: string }
  | { intent: "refuse"; kind: RequestKind; id: number; text: string };

type Body =
  | {
      ok: true;
      form: Fields & { entries(): Iterable<[string, string]> };
      key: { key: string; body_hash: string } | null;
      files?: readonly ReceivedFile[];
    }
  | { ok: false; status: 400 | 413 | 415 };

export type ConversationForm =
  | { ok: false; status: number; refused: ConversationRefused }
  | {
      ok: true;
      command: AskedCommand;
      revision: number;
      back: ConversationBack;
      request: { key: string; body_hash: string };
      refusedBy(refusal: Refusal): ConversationRefused;
    };

const knownNames =
  /^(?:key|revision|back|intent|id|kind|message|product|measure|inquiry|extension|correction|after|annulment|cancellation|subject|objection|cell\.[0-3]\.(?:product|measure)|(?:answer|decision|days)\.[1-9]\d{0,8})$/;
const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
const longestKept = 5000;

function typedOf(entries: Iterable<[string, string]>): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of entries) if (name.length <= 60 && !(name in typed)) typed[name] = value.slice(0, longestKept);
  return typed;
}

/** Reads one form's fields, gathering what is wrong with them. */
class Reader {
  readonly errors: FieldError[] = [];
  constructor(private readonly fields: Fields) {}

  text(name: string, longest = requestTextLength): string {
    const text = foldPersian((this.fields.get(name) ?? "").replace(/\r\n?/g, "\n"));
    if (text.length > longest) this.errors.push({ field: name, code: "too-long" });
    return text;
  }

  id(name: string): number {
    const read = id.safeParse(this.fields.get(name) ?? "");
    if (!read.success) this.errors.push({ field: "form", code: "unknown" });
    return read.data ?? 0;
  }

  cell(product: string, measure: string): CellReference {
    const [line, column] = [this.fields.get(product) ?? "", this.fields.get(measure) ?? ""];
    const product_line_id = line === "" ? null : (id.safeParse(line).data ?? undefined);
    const known = column === "" ? null : measures.find((one) => one === column);
    if (product_line_id === undefined) this.errors.push({ field: product, code: "unknown-choice" });
    if (known === undefined) this.errors.push({ field: measure, code: "unknown-choice" });
    if (product_line_id === null && known) this.errors.push({ field: product, code: "required" });
    return { product_line_id: product_line_id ?? null, measure: known ?? null };
  }

  kind(): RequestKind {
    const kind = requestKinds.find((one) => one === this.fields.get("kind"));
    if (kind === undefined) this.errors.push({ field: "form", code: "unknown" });
    return kind ?? "extension";
  }

  days(name: string): number {
    const text = this.fields.get(name) ?? "";
    if (text === "") this.errors.push({ field: name, code: "required" });
    else if (!/^\d{1,2}$/.test(text)) this.errors.push({ field: name, code: "unknown-choice" });
    return Number(text) || 0;
  }

  /** `send-back:12`, `lateness`, `refused-request:3`. */
  subject(): { subject: ObjectionSubject; subject_id: number | null } {
    const [name = "", number] = (this.fields.get("subject") ?? "").split(":");
    const subject = objectionSubjects.find((one) => one === name);
    const subject_id = subject === "lateness" && number === undefined ? null : (id.safeParse(number ?? "").data ?? undefined);
    if (subject === undefined || subject_id === undefined) this.errors.push({ field: "subject", code: "unknown-choice" });
    return { subject: subject ?? "lateness", subject_id: subject_id ?? null };
  }
}

function readCommand(reader: Reader, intent: ConversationIntent, files: readonly ReceivedFile[]): AskedCommand {
  const { answer, decision, days, cellProduct, cellMeasure } = conversationField;
  switch (intent) {
    case "message":
      return { intent, text: reader.text("message", messageLength) };
    case "answer-inquiry": {
      const id = reader.id("id");
      return { intent, id, text: reader.text(answer(id)) };
    }
    case "ask-inquiry":
      return { intent, cell: reader.cell("product", "measure"), text: reader.text("inquiry") };
    case "ask-extension":
      return { intent, text: reader.text("extension") };
    case "ask-correction": {
      const rows = Array.from({ length: correctionRows }, (_, row) => reader.cell(cellProduct(row), cellMeasure(row)));
      return { intent, cells: rows.filter((row) => row.product_line_id !== null), text: reader.text("correction") };
    }
    case "ask-corrections-after":
      return { intent, text: reader.text("after") };
    case "ask-annulment":
      return { intent, text: reader.text("annulment") };
    case "cancel-correction":
      return { intent, text: reader.text("cancellation") };
    case "ask-objection":
      return { intent, ...reader.subject(), text: reader.text("objection"), files };
    case "withdraw":
    case "endorse":
      return { intent, id: reader.id("id") };
    case "pass-on": {
      const id = reader.id("id");
      return { intent, id, text: reader.text(decision(id)) };
    }
    case "grant": {
      const [id, kind] = [reader.id("id"), reader.kind()];
      return { intent, id, kind, days: kind === "extension" ? reader.days(days(id)) : 0, text: reader.text(decision(id)) };
    }
    case "refuse": {
      const id = reader.id("id");
      return { intent, id, kind: reader.kind(), text: reader.text(decision(id)) };
    }
  }
}

/**
 * Reads one of the forms of a conversation's page, as sent with or without script.
 * @returns what is asked with its request key, or what to show instead: 4xx, with everything that was typed
 */
export function readConversationForm(body: Body, desk: Desk): ConversationForm {
  if (!body.ok) return { ok: false, status: body.status, refused: { code: "unreadable", fields: [], typed: null } };
  const { form, key, files = [] } = body;
  const typed = typedOf(form.entries());
  const refused = (fields: readonly FieldError[]): ConversationForm => ({
    ok: false,
    status: 422,
    refused: { code: "invalid-input", fields, typed },
  });
  const intent = z.enum([...intents[desk]]).safeParse(form.get("intent"));
  const revision = number.safeParse(form.get("revision") ?? "");
  const back = z.enum(backs).safeParse(form.get("back") ?? "");
  const odd = oddFields(form, knownNames);
  if (!intent.success || !revision.success || !back.success || key === null || odd.length > 0) return refused(odd);
  const reader = new Reader(form);
  const command = readCommand(reader, intent.data, files);
  if (reader.errors.length > 0) return refused(reader.errors);
  return {
    ok: true,
    command,
    revision: revision.data,
    back: back.data,
    request: key,
    refusedBy: (refusal) => ({ code: refusal.code, fields: refusal.fields ?? [], typed }),
  };
}
