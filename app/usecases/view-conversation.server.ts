import type { Role } from "#app/domain/actor.ts";
import { addWorkingDays } from "#app/domain/calendar.ts";
import { permit, rolesOver, type Verb } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import {
  actsOfPerson,
  expertMostDays,
  isOfficeKind,
  lockedForLiaison,
  mayDecideObjection,
  mayExtend,
  objectionAnswerBy,
  offeredActs,
  type RequestAct,
  supervisorMostDays,
} from "#app/domain/return-request.ts";
import { type Attachment, listAttachments } from "#db/attachment.ts";
import { findMessageRead, listInquiries, listMessages } from "#db/conversation.ts";
import { listEvents } from "#db/history.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import {
  findOtherSupervisor,
  listExtensions,
  listRequestCells,
  listRequestReasons,
  listRequests,
  type RequestRow,
} from "#db/return-request.ts";
import { listProductRows } from "#db/working-figure.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { decidedBy, type ObjectionSubjectRow, objectionSubjects } from "./objection-subjects.server.ts";

/** Who looks at the conversation about a return. */
export type ConversationDesk = "establishment" | "province" | "ministry";

export interface ConversationRequest extends RequestRow {
  /** What this person may do with it. */
  acts: RequestAct[];
  /** Where it may be granted by days: each choice with the due day it gives. */
  choices: { days: number; due_on: string }[];
  /** What an objection rests on. */
  files: Attachment[];
  /** Tehran day by which an open objection is to be answered. */
  answer_by: string | null;
}

export interface ConversationView {
  desk: ConversationDesk;
  found: FoundReturn;
  messages: Awaited<ReturnType<typeof listMessages>>;
  /** Newest message this person had read before. */
  read_up_to: number;
  inquiries: Awaited<ReturnType<typeof listInquiries>>;
  requests: ConversationRequest[];
  cells: Awaited<ReturnType<typeof listRequestCells>>;
  /** Reasons of the province's recalls. */
  grounds: Awaited<ReturnType<typeof listRequestReasons>>;
  extensions: Awaited<ReturnType<typeof listExtensions>>;
  products: { product_line_id: number; name_fa: string; name_en: string }[];
  /** What this person may begin. */
  may: {
    write: boolean;
    answer: boolean;
    inquire: boolean;
    extension: boolean;
    correction: boolean;
    objections: ObjectionSubjectRow[];
    /** Of the ministry: to ask another reviewer for an annulment, and to end a correction under way. */
    annulment: boolean;
    cancellation: boolean;
  };
}

const desks: Readonly<Record<ConversationDesk, { verb: Verb; roles: readonly Role[] }>> = {
  establishment: { verb: "view-own-returns", roles: ["liaison", "signatory"] },
  province: { verb: "review-return", roles: ["expert", "supervisor"] },
  ministry: { verb: "approve-return", roles: ["reviewer"] },
};

const mostMessages = 500;
const longerDays = [10, 15, 20, 30, 45, supervisorMostDays];

/**
 * The whole conversation about a return as one desk sees it: messages, inquiries, requests with what may be done now.
 * @returns `not-found` for what the person may not see, whatever the cause
 */
export async function viewConversation(
  context: Context,
  desk: ConversationDesk,
  returnId: number,
): Promise<Outcome<ConversationView>> {
  const { verb, roles: deskRoles } = desks[desk];
  const right = permit(context.actor, verb);
  if (!right) return refuse("not-found");
  const { db } = context;
  const found = await findReturn(db, right.scope, returnId);
  const roles = found ? rolesOver(context.actor, found, deskRoles) : [];
  if (!found || roles.length === 0) return refuse("not-found");
  const none = async <T>(rows: Promise<T[]>): Promise<T[]> => (found.has_dealings === 0 ? [] : rows);
  const [messages, read_up_to, inquiries, requests, cells, extensions, grounds, lines, events, calendar] = await Promise.all([
    none(listMessages(db, found.id, mostMessages)),
    findMessageRead(db, context.actor.user_id, found.id),
    none(listInquiries(db, found.id)),
    none(listRequests(db, found.id)).then((rows) => rows.filter((row) => desk !== "establishment" || !isOfficeKind(row.kind))),
    none(listRequestCells(db, found.id)),
    none(listExtensions(db, found.id)),
    desk === "establishment" ? [] : none(listRequestReasons(db, found.id)),
    listProductRows(db, found.id),
    listEvents(db, found.id),
    calendarOf(db, found.province_code),
  ]);

  const files = await listAttachments(
    db,
    "objection",
    requests.filter((request) => request.kind === "objection").map((request) => request.id),
  );
  const actsOn = async (request: RequestRow): Promise<RequestAct[]> => {
    const acts = actsOfPerson(offeredActs(request, found.state, roles), request, context.actor.user_id);
    if (request.kind !== "objection" || desk === "establishment" || acts.length === 0) return acts;
    const decided_by = decidedBy(request, { events, requests });
    const others = await findOtherSupervisor(db, found, decided_by, context.now);
    const may = roles.some((role) => mayDecideObjection({ role, user_id: context.actor.user_id }, decided_by, others) === "yes");
    return may ? acts : [];
  };
  const choicesOf = (request: RequestRow, acts: readonly RequestAct[]) => {
    if (request.kind !== "extension" || !acts.includes("grant")) return [];
    const counts = [...Array.from({ length: expertMostDays }, (_, index) => index + 1), ...longerDays];
    return counts
      .filter((days) => roles.some((role) => mayExtend(role, days, extensions.length)))
      .map((days) => ({ days, due_on: addWorkingDays(found.due_on, days, calendar) }));
  };
  const shown = await Promise.all(
    requests.map(async (request): Promise<ConversationRequest> => {
      const acts = await actsOn(request);
      const waits = request.kind === "objection" && request.state === "open";
      const answer_by = waits ? objectionAnswerBy(request.asked_at, calendar) : null;
      return {
        ...request,
        files: files.filter((file) => file.subject_id === request.id),
        acts,
        choices: choicesOf(request, acts),
        answer_by,
      };
    }),
  );
  const isOpen = (kind: RequestRow["kind"]) => requests.some((row) => row.kind === kind && row.open_key !== null);
  // A signatory reads; the liaison speaks for the establishment.
  const mine = desk === "establishment" && roles.includes("liaison");
  return done({
    desk,
    found,
    messages,
    read_up_to,
    inquiries,
    requests: shown,
    cells,
    grounds,
    extensions,
    products: lines.map(({ product_line_id, name_fa, name_en }) => ({ product_line_id, name_fa, name_en })),
    may: {
      write: mine || desk === "province",
      answer: mine,
      inquire: desk === "province" && found.version > 0,
      extension: mine && found.period_state !== "planned" && !isOpen("extension"),
      correction: mine && lockedForLiaison.includes(found.state) && !isOpen("correction"),
      annulment: desk === "ministry" && found.state === "approved" && !isOpen("annulment"),
      cancellation: desk === "ministry" && found.in_force_version !== null && found.state !== "approved",
      objections: mine ? objectionSubjects({ found, events, requests }, calendar, context.now) : [],
    },
  });
}
