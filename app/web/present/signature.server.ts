import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import type { SignatureView } from "#app/usecases/view-signature.server.ts";
import { presentSubmission } from "./submission.server.ts";

/** The page on which a month is read before it is sent: who asked, what may be done, and the figures' fingerprint. */
export function presentSignature(view: SignatureView, language: Language, now: Date) {
  const t = messages(language, "liaison").people.signature;
  const { submission, request, stage, events } = view;
  const { found } = submission;
  const sent = presentSubmission(submission, language, now);
  const period = formatPeriod(found.period, language);
  const name = request === null ? "" : language === "fa" ? request.requested_fa : request.requested_en;
  const asked = request !== null && stage === "waiting";
  const own = asked && view.roles.includes("signatory") && !events.includes("sign");
  return {
    ...sent,
    title: stage === "waiting" ? t.title({ period }) : t.reading({ period }),
    figuresTitle: stage === "waiting" ? t.figures : t.figuresTyping,
    sentAt: stage === "sent" ? t.sentMeanwhile : t.notSent,
    inForce: sent.inForce,
    editPath: null,
    requested: asked ? t.requested({ name, time: formatDateTime(request.requested_at, language) }) : null,
    // What a reader who cannot sign is told.
    hint:
      stage === "typing" ? t.typing : stage === "sent" ? t.sentMeanwhile : events.includes("sign") ? null : own ? t.own : t.waits,
    can: {
      sign: events.includes("sign"),
      decline: events.includes("decline"),
      takeBack: events.includes("take-back"),
    },
    sha256: stage === "sent" ? null : submission.sha256,
  };
}

/** Why nothing was done, in the reader's language, with the reason as typed. */
export function refusedSignature(refused: { code: string; text: string }, language: Language) {
  const { signature } = messages(language, "liaison").people;
  const sentences: Readonly<Record<string, string>> = { ...messages(language, "common").refusals, ...signature.refusals };
  return { sentence: sentences[refused.code] ?? signature.refusals["invalid-input"], text: refused.text };
}
