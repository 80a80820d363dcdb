import type { ReceivedFile } from "#app/domain/attachment.ts";
import type { CellReference } from "#app/domain/monthly-return.ts";
import { type Outcome, refuse } from "#app/domain/refusal.ts";
import type { ObjectionSubject, RequestKind } from "#app/domain/return-request.ts";
import { annulReturn, askAnnulment } from "./annul-return.server.ts";
import { answerInquiry } from "./answer-inquiry.server.ts";
import { askCorrection, askCorrectionsAfter } from "./ask-correction.server.ts";
import { askExtension } from "./ask-extension.server.ts";
import { askInquiry } from "./ask-inquiry.server.ts";
import { askObjection } from "./ask-objection.server.ts";
import { cancelCorrection } from "./cancel-correction.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { decideObjection } from "./decide-objection.server.ts";
import { endorseCorrection, grantCorrection, passOnCorrection } from "./grant-correction.server.ts";
import { grantExtension } from "./grant-extension.server.ts";
import { grantRecall } from "./recall-return.server.ts";
import { refuseRequest } from "./refuse-request.server.ts";
import type { ConversationDesk } from "./view-conversation.server.ts";
import { withdrawRequest } from "./withdraw-request.server.ts";
import { writeMessage } from "./write-message.server.ts";

/** What one form of the conversation's page asks for. */
export type ConversationCommand =
  | { intent: "message"; text: string }
  | { intent: "answer-inquiry"; id: number; text: string }
  | { intent: "ask-inquiry"; cell: CellReference; text: string }
  | { intent: "ask-extension"; text: string }
  | { intent: "ask-correction"; cells: readonly CellReference[]; text: string }
  | { intent: "ask-corrections-after"; text: string }
  | {
      intent: "ask-objection";
      subject: ObjectionSubject;
      subject_id: number | null;
      text: string;
      files: readonly ReceivedFile[];
    }
  | { intent: "withdraw"; id: number }
  | { intent: "endorse"; id: number }
  | { intent: "pass-on"; id: number; text: string }
  | { intent: "ask-annulment" | "cancel-correction"; text: string }
  | { intent: "grant"; kind: RequestKind; id: number; days: number; text: string }
  | { intent: "refuse"; kind: RequestKind; id: number; text: string };

interface About {
  return_id: number;
  revision: number;
  request: RequestKey;
}

function ofEstablishment(context: Context, about: About, command: ConversationCommand): Promise<Outcome<unknown>> | null {
  switch (command.intent) {
    case "message":
      return writeMessage(context, { ...about, side: "establishment", text: command.text });
    case "answer-inquiry":
      return answerInquiry(context, { ...about, inquiry_id: command.id, text: command.text });
    case "ask-extension":
      return askExtension(context, { ...about, text: command.text });
    case "ask-correction":
      return askCorrection(context, { ...about, cells: command.cells, text: command.text });
    case "ask-corrections-after":
      return askCorrectionsAfter(context, { ...about, text: command.text });
    case "ask-objection":
      return askObjection(context, { ...about, ...command });
    case "withdraw":
      return withdrawRequest(context, { ...about, desk: "establishment", request_id: command.id });
    default:
      return null;
  }
}

function ofOffice(
  context: Context,
  desk: "province" | "ministry",
  about: About,
  command: ConversationCommand,
): Promise<Outcome<unknown>> | null {
  switch (command.intent) {
    case "message":
      return desk === "province" ? writeMessage(context, { ...about, side: "province", text: command.text }) : null;
    case "ask-inquiry":
      return desk === "province" ? askInquiry(context, { ...about, cell: command.cell, text: command.text }) : null;
    case "endorse":
      return desk === "province" ? endorseCorrection(context, { ...about, request_id: command.id }) : null;
    case "pass-on":
      return desk === "ministry"
        ? passOnCorrection(context, { ...about, desk, request_id: command.id, text: command.text })
        : null;
    case "ask-annulment":
      return desk === "ministry" ? askAnnulment(context, { ...about, text: command.text }) : null;
    case "cancel-correction":
      return desk === "ministry" ? cancelCorrection(context, { ...about, text: command.text }) : null;
    case "withdraw":
      return withdrawRequest(context, { ...about, desk, request_id: command.id });
    case "grant":
    case "refuse": {
      const { id: request_id, text, kind, intent } = command;
      if (kind === "objection") {
        return decideObjection(context, { ...about, request_id, uphold: intent === "grant", text });
      }
      if (intent === "refuse") return refuseRequest(context, { ...about, request_id, desk, text });
      if (kind === "recall") return desk === "ministry" ? grantRecall(context, { ...about, request_id, text }) : null;
      if (kind === "annulment") return desk === "ministry" ? annulReturn(context, { ...about, request_id, text }) : null;
      if (kind === "correction") return grantCorrection(context, { ...about, request_id, desk, text });
      return desk === "province" ? grantExtension(context, { ...about, request_id, days: command.days, text }) : null;
    }
    default:
      return null;
  }
}

/** Does what a form of the conversation asks for. A desk has only its own acts; another's is `not-permitted`. */
export async function converse(
  context: Context,
  desk: ConversationDesk,
  about: About,
  command: ConversationCommand,
): Promise<Outcome<unknown>> {
  const act = desk === "establishment" ? ofEstablishment(context, about, command) : ofOffice(context, desk, about, command);
  return (await act) ?? refuse("not-permitted");
}
