import type { FieldError, RefusalCode } from "#app/domain/refusal.ts";
import { isOfficeKind, objectionFiles } from "#app/domain/return-request.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { ConversationRequest, ConversationView } from "#app/usecases/view-conversation.server.ts";

/** What the last request of the page did, or why it did not. */
export interface ConversationAnswer {
  key: string;
  refused: {
    code: RefusalCode | "unreadable";
    fields: readonly FieldError[];
    typed: Readonly<Record<string, string>> | null;
  } | null;
  /** What was just done, as the address says. */
  said: string | null;
}

const areaOf = { establishment: "liaison", province: "expert", ministry: "ministry" } as const;
const pathOf = { establishment: "/liaison", province: "/expert", ministry: "/ministry" } as const;

/** Everything the presenters of one conversation share. */
class Reader {
  readonly common;
  readonly t;
  constructor(
    readonly view: ConversationView,
    readonly language: Language,
    readonly answer: ConversationAnswer,
  ) {
    const words = catalogue(language);
    this.common = words.common;
    this.t = words[areaOf[view.desk]].conversation;
  }

  name(fa: string | null, en: string | null): string {
    return (this.language === "fa" ? fa : en) ?? "";
  }

  /** What the offices say of their own matters; null where the establishment reads. */
  get office() {
    return "office" in this.t ? this.t.office : null;
  }

  time(at: Date): string {
    return formatDateTime(at, this.language);
  }

  field(name: string): { value: string; error: string | null } {
    const { refused } = this.answer;
    const error = refused?.fields.find((one) => one.field === name);
    return { value: refused?.typed?.[name] ?? "", error: error ? this.errorText(error) : null };
  }

  errorText(error: FieldError): string {
    if (error.code === "only-supervisor") return this.t.expertOnce;
    return fieldErrorText(error, this.common, this.language);
  }

  place(cell: {
    product_fa: string | null;
    product_en: string | null;
    measure: keyof Reader["common"]["measures"] | null;
  }): string {
    const product = this.name(cell.product_fa, cell.product_en);
    if (product === "") return this.t.whole;
    return [product, cell.measure ? this.common.measures[cell.measure] : ""].filter(Boolean).join(this.common.grid.separator);
  }
}

function messagesOf(reader: Reader) {
  const { view, language, common, t } = reader;
  const own = view.desk === "establishment" ? "establishment" : "province";
  const roles: Readonly<Record<string, string>> = common.roles;
  return view.messages.map((message) => ({
    id: message.id,
    mine: message.side === own,
    who: [reader.name(message.by_fa, message.by_en), roles[message.author_role] ?? t.sides[message.side]].join(" · "),
    when: formatDateTime(message.at, language),
    whenIso: message.at.toISOString(),
    text: message.text,
    unread: message.id > view.read_up_to && message.side !== own,
  }));
}

/** Inquiries as the cards show them; those that wait first where the liaison is to answer. */
function inquiriesOf(reader: Reader) {
  const { view, t } = reader;
  return view.inquiries.map((inquiry) => ({
    id: inquiry.id,
    place: reader.place(inquiry),
    cell: inquiry.product_line_id !== null && inquiry.measure ? `f.${inquiry.product_line_id}.${inquiry.measure}` : null,
    text: inquiry.text,
    by: t.asked({ by: reader.name(inquiry.by_fa, inquiry.by_en), time: reader.time(inquiry.asked_at) }),
    answer:
      inquiry.answer === null || inquiry.answered_at === null
        ? null
        : {
            text: inquiry.answer,
            by: t.asked({ by: reader.name(inquiry.answered_fa, inquiry.answered_en), time: reader.time(inquiry.answered_at) }),
          },
    field: inquiry.answer === null && view.may.answer ? reader.field(`answer.${inquiry.id}`) : null,
  }));
}

function subjectOf(reader: Reader, request: ConversationRequest): string | null {
  const { t, view } = reader;
  if (request.subject === null) return null;
  const refused = view.requests.find((row) => row.id === request.subject_request_id);
  const time = reader.time(refused?.decided_at ?? request.asked_at);
  return t.subjects[request.subject]({ time });
}

const tones = { open: "wait", endorsed: "sent", granted: "done", refused: "back", withdrawn: "idle", closed: "idle" } as const;

function stateText(reader: Reader, { kind, state }: ConversationRequest): string {
  const own: Readonly<Record<string, string>> = (isOfficeKind(kind) && reader.office?.states) || {};
  return own[state] ?? reader.t.states[state];
}

/** A reason of the province's recall, in one line. */
function groundText(reader: Reader, ground: ConversationView["grounds"][number]): string {
  const reason = [reader.common.reasonCodes[ground.code], ground.text].filter(Boolean).join(reader.common.grid.separator);
  return reader.office?.ground({ place: reader.place(ground), reason }) ?? "";
}

function requestOf(reader: Reader, request: ConversationRequest) {
  const { view, t, language } = reader;
  const notes: string[] = [];
  if (request.endorsed_at !== null) {
    const by = reader.name(request.endorsed_fa, request.endorsed_en);
    notes.push(t.endorsedBy({ by, time: reader.time(request.endorsed_at) }));
  }
  if (request.passed_event_id !== null && request.open_key !== null) notes.push(t.passedOn);
  if (request.decided_by !== null && request.decided_at !== null) {
    const by = reader.name(request.decided_fa, request.decided_en);
    notes.push(t.decidedBy({ by, time: reader.time(request.decided_at) }));
  }
  if (request.answer_by !== null) notes.push(t.answerBy({ date: formatDate(request.answer_by, language) }));
  if (request.subject === "send-back" && request.state === "open") notes.push(t.suspended);
  if (request.kind === "annulment" && request.state === "open" && reader.office) {
    notes.push(reader.office.annulWarning, reader.office.second);
  }
  for (const row of view.extensions.filter((extension) => extension.request_id === request.id)) {
    notes.push(extensionText(reader, row));
  }
  const extend = request.kind === "extension" && request.acts.includes("grant");
  const first = view.extensions.length === 0;
  return {
    id: request.id,
    kind: request.kind,
    title: isOfficeKind(request.kind) ? (reader.office?.kinds[request.kind] ?? "") : t.kinds[request.kind],
    state: stateText(reader, request),
    tone: tones[request.state],
    open: request.open_key !== null,
    subject: subjectOf(reader, request),
    places: [
      ...view.cells.filter((cell) => cell.request_id === request.id).map((cell) => reader.place(cell)),
      ...view.grounds.filter((ground) => ground.request_id === request.id).map((ground) => groundText(reader, ground)),
    ],
    text: request.text,
    by: t.asked({ by: reader.name(request.by_fa, request.by_en), time: reader.time(request.asked_at) }),
    decision: request.decision_text,
    files: request.files.map(({ id, name, media_type: type, bytes }) => ({ id, name, type, bytes })),
    notes,
    acts: request.acts.filter((act) => act !== "grant" || !extend || request.choices.length > 0),
    decisionHint: isOfficeKind(request.kind) ? (reader.office?.hints[request.kind] ?? "") : t.decisionHint,
    grantText: isOfficeKind(request.kind) ? (reader.office?.grant[request.kind] ?? "") : t.acts.grant[request.kind],
    days: request.choices.map(({ days, due_on }) => ({
      value: String(days),
      label: t.daysChoice({ days: formatInteger(days, language), date: formatDate(due_on, language, "short") }),
    })),
    beyond: extend && !first && request.choices.length === 0 ? t.expertOnce : null,
    daysField: reader.field(`days.${request.id}`),
    decisionField: reader.field(`decision.${request.id}`),
  };
}

function extensionText(reader: Reader, row: ConversationView["extensions"][number]): string {
  const date = (day: string) => formatDate(day, reader.language, "short");
  const by = reader.name(row.by_fa, row.by_en);
  return reader.t.extensionFromTo({ before: date(row.due_before), after: date(row.due_after), by });
}

function askOf(reader: Reader) {
  const { view, t, language, answer } = reader;
  const typed = answer.refused?.typed ?? {};
  const products = view.products.map((row) => ({
    value: String(row.product_line_id),
    label: reader.name(row.name_fa, row.name_en),
  }));
  const { may } = view;
  const place = (product: string, measure: string) => ({ product: reader.field(product), measure: reader.field(measure) });
  return {
    products,
    inquire: may.inquire ? { text: reader.field("inquiry"), cell: place("product", "measure") } : null,
    extension: may.extension ? reader.field("extension") : null,
    annulment: may.annulment ? reader.field("annulment") : null,
    cancellation: may.cancellation ? reader.field("cancellation") : null,
    correction: may.correction
      ? {
          text: reader.field("correction"),
          rows: [0, 1, 2, 3].map((row) => place(`cell.${row}.product`, `cell.${row}.measure`)),
        }
      : null,
    objection:
      may.objections.length === 0
        ? null
        : {
            text: reader.field("objection"),
            chosen: typed.subject ?? "",
            error: reader.field("subject").error,
            filesError: reader.field(objectionFiles).error,
            subjects: may.objections.map((row) => ({
              value: row.subject_id === null ? row.subject : `${row.subject}:${row.subject_id}`,
              label: t.until({
                subject: t.subjects[row.subject]({ time: reader.time(row.decided_at) }),
                date: formatDate(row.until, language, "short"),
              }),
            })),
          },
  };
}

function refusedOf(reader: Reader) {
  const { refused } = reader.answer;
  if (refused === null) return null;
  const own: Readonly<Record<string, string>> = { ...reader.common.refusals, ...reader.t.refusals };
  return {
    kind:
      refused.code === "changed-meanwhile" || refused.code === "not-in-this-state" ? ("conflict" as const) : ("refusal" as const),
    sentence: own[refused.code] ?? reader.common.errors.fault,
    summary: refused.fields
      .filter((error) => error.field !== "form")
      .map((error) => ({ field: error.field, text: reader.errorText(error) })),
  };
}

/** The forms and rows that cards of a conversation need, also on another page. */
export function presentDealings(view: ConversationView, language: Language, answer: ConversationAnswer) {
  const reader = new Reader(view, language, answer);
  const base = `${pathOf[view.desk]}/returns/${view.found.id}`;
  const requests = view.requests.map((request) => requestOf(reader, request));
  return {
    desk: view.desk,
    path: `${base}/conversation`,
    key: answer.key,
    revision: view.found.revision,
    inquiries: inquiriesOf(reader),
    requests: [...requests].reverse(),
    ask: askOf(reader),
  };
}

/** The page of a conversation in the reader's language, keeping every letter of a refused request. */
export function presentConversation(view: ConversationView, language: Language, answer: ConversationAnswer) {
  const reader = new Reader(view, language, answer);
  const { t, common } = reader;
  const { found, desk } = view;
  const place = reader.name(found.establishment_fa, found.establishment_en);
  const done: Readonly<Record<string, string>> = { ...t.done, ...reader.office?.done };
  const base = `${pathOf[desk]}/returns/${found.id}`;
  const known = answer.refused === null && answer.said !== null && Object.hasOwn(done, answer.said) ? answer.said : null;
  return {
    ...presentDealings(view, language, answer),
    title: t.title({ period: formatPeriod(found.period, language, "short") }),
    shell: desk === "ministry" ? {} : { place: desk === "province" ? reader.name(found.province_fa, found.province_en) : place },
    subtitle: [
      place,
      found.licence_number === null ? null : toDigits(found.licence_number, language),
      t.due({ date: formatDate(found.due_on, language) }),
    ]
      .filter((part) => part !== null)
      .join(common.grid.separator),
    state: found.state,
    // An office has a page only of what was sent.
    returnPath: desk === "establishment" || found.version > 0 ? base : null,
    extended: view.extensions.filter((row) => row.request_id === null).map((row) => extensionText(reader, row)),
    messages: messagesOf(reader),
    write: view.may.write ? reader.field("message") : null,
    refused: refusedOf(reader),
    done: known === null ? null : (done[known] ?? null),
    counts: {
      inquiries: formatInteger(view.inquiries.filter((row) => row.answer === null).length, language),
      requests: formatInteger(view.requests.filter((row) => row.open_key !== null).length, language),
    },
  };
}
