import type { people as source } from "#app/messages/fa/liaison-people.ts";
import type { Translated } from "#app/messages/language.ts";

export const people: Translated<typeof source> = {
  signature: {
    ask: "Ask for signature",
    needed: "This establishment has a signatory: once you ask, the figures are locked, and his signature sends them.",
    title: (p) => `Signature of ${p.period}`,
    reading: (p) => `${p.period}, before it is sent`,
    figures: "What is signed",
    figuresTyping: "Figures as they stand",
    notSent: "not sent yet",
    typing: "The liaison is still typing. A notice reaches you when your signature is asked for.",
    requested: (p) => `${p.name} asked for the signature on ${p.time}.`,
    asked: "The signature has been asked for. Until it is given or declined, the figures are locked.",
    waits: "Awaiting the signatory. Until then the figures are locked; take the request back to change them.",
    own: "You asked for this signature yourself; another signatory must sign.",
    sentMeanwhile: "This month has been sent.",
    status: "Your signature sends exactly these figures to the province.",
    sign: "Sign and send to the province",
    fingerprint: "Fingerprint of the content (SHA-256)",
    fingerprintHint: "Once signed, the receipt shows the same.",
    decline: "Decline with a reason",
    declineHint: "The liaison sees this above the form, and the figures open again.",
    declineReason: "What has to be corrected?",
    takeBack: "Take the request back",
    declined: "Not signed; the month is open for the liaison again.",
    declinedBy: (p) => `${p.name} did not sign on ${p.time}:`,
    takenBack: "The request was taken back; the form is open again.",
    signedBy: (p) => `${p.name}, ${p.time}`,
    signed: "Signed by",
    onDesk: "Read and sign",
    look: "Look",
    titleToSign: (p) => `${p.count} to sign · My desk`,
    toSign: (p) => (p.count === "1" ? "1 month waits for your signature." : `${p.count} months wait for your signature.`),
    refusals: {
      "not-in-this-state": "This month no longer awaits a signature. The page shows the present state.",
      "changed-meanwhile":
        "This month changed meanwhile: somebody signed, the request was taken back, or a figure is another. Nothing was done in your name; the page shows the present state.",
      "same-person": "You asked for this signature yourself; another person must sign.",
      "reason-required": "Write what has to be corrected.",
      "has-blocking-findings":
        "Since the request an error has been found. Decline with a reason, so that the liaison corrects it.",
      "needs-explanation":
        "Since the request something needs an explanation. Decline with a reason, so that the liaison explains it.",
      "reasons-unanswered": "A reason is still unanswered. Decline with a reason, so that the liaison answers it.",
      "period-not-open": "This period is not open for submission yet.",
      "key-reused": "This form was sent before. Reload the page.",
      "invalid-input": "What was sent was not accepted. Look at the page and try again.",
      unreadable: "What was sent could not be read. Try again.",
    },
  },
  desk: {
    establishment: "Establishment",
    sameMonth: "This month of",
    all: "All establishments",
    search: "Name",
    several: (p) => `${p.count} establishments`,
    chooseOnDesk: "Go to another establishment, from my desk",
    notFound: "No establishment has this name",
    notFoundHint: "Write a part of the name, or look at all establishments.",
    moreMonths: (p) =>
      `${p.count === "1" ? "1 more month" : `${p.count} more months`}; choose an establishment or write its name.`,
    moreEstablishments: (p) =>
      `${p.count === "1" ? "1 more establishment" : `${p.count} more establishments`}; choose above or write the name.`,
  },
  notices: {
    "signature-requested": (p) => `${p.period} awaits a signature.`,
    "signature-declined": (p) => `${p.period} was not signed and is back with the liaison.`,
    signed: (p) => `${p.period} was signed and sent to the province.`,
  },
  events: {
    "request-signature": "Signature asked for",
    sign: (p) => `Version ${p.version} signed and sent`,
    decline: "Signature declined",
    "take-back": "Request for signature taken back",
  },
};
