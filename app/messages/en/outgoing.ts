import type { noticeChoice as choiceSource, outgoing as source } from "#app/messages/fa/outgoing.ts";
import type { Translated } from "#app/messages/language.ts";

export const outgoing: Translated<typeof source> = {
  subjects: {
    "sent-back": ({ establishment, period }) => `Dahom: ${period} of “${establishment}” came back for editing`,
    inquiry: ({ establishment, period }) => `Dahom: a question about ${period} of “${establishment}”`,
    telephone: ({ establishment, period }) => `Dahom: ${period} of “${establishment}” was filed from your call`,
    answer: ({ establishment, period }) => `Dahom: an answer about ${period} of “${establishment}”`,
    reminder: ({ establishment, period }) => `Dahom: ${period} of “${establishment}” has not arrived`,
    signature: ({ establishment, period }) => `Dahom: ${period} of “${establishment}” waits for your signature`,
    digest: "Dahom: what waits for you",
  },
  texts: {
    "sent-back": ({ establishment, period }) =>
      `The return of ${period} of “${establishment}” came back for editing. The reasons and the time to answer are in the portal:`,
    inquiry: ({ establishment, period }) =>
      `The province's expert has a question about the return of ${period} of “${establishment}”. It is in the portal:`,
    telephone: ({ establishment, period }) =>
      `The province filed ${period} of “${establishment}” from what you read out on the telephone. Look at it, and confirm or object:`,
    answer: ({ establishment, period }) =>
      `There is an answer or a message for you about the return of ${period} of “${establishment}”. See it in the portal:`,
    reminder: ({ establishment, period }) =>
      `The return of ${period} of “${establishment}” has not been sent. The due day and the form are in the portal:`,
    signature: ({ establishment, period }) => `The return of ${period} of “${establishment}” waits for your signature:`,
  },
  digest: {
    waiting: ({ count, days }) => `Returns waiting for your review: ${count}; days the oldest has waited: ${days}.`,
    waitingSinceToday: ({ count }) => `Returns waiting for your review: ${count}, all since today.`,
    own: {
      waiting: ({ count, days }) =>
        `Returns of your share, with what you cover for colleagues, waiting for review: ${count}; days the oldest has waited: ${days}.`,
      waitingSinceToday: ({ count }) =>
        `Returns of your share, with what you cover for colleagues, waiting for review: ${count}, all since today.`,
    },
    whole: {
      waiting: ({ count, days }) => `Waiting for review in the whole province: ${count}; days the oldest has waited: ${days}.`,
      waitingSinceToday: ({ count }) => `Waiting for review in the whole province: ${count}, all since today.`,
    },
    requests: "Requests wait for your answer too.",
  },
  account: {
    ways: { email: "e-mail address", sms: "mobile number" },
    code: {
      subject: ({ way }) => `Dahom: the code that confirms your ${way}`,
      text: ({ way, code, minutes }) =>
        `The code that confirms your ${way} at Dahom: ${code}\nMinutes it holds: ${minutes}. Give it to nobody. If you did not ask for it, there is nothing to do.`,
    },
    changed: {
      subject: ({ way }) => `Dahom: your ${way} was changed`,
      text: ({ way, address }) =>
        `From now on your ${way} at Dahom is ${address}\nIf you did not change it, tell your province's office or the administrator today.`,
    },
    foot: ({ link }) => `Dahom: ${link}`,
  },
  foot: ({ link }) => `Choose what you are told and how: ${link}`,
};

export const noticeChoice: Translated<typeof choiceSource> = {
  title: "Notices outside the portal",
  subtitle: "Notices are always in the portal. Here you choose which also reach you by e-mail or SMS.",
  link: "Notices by e-mail and SMS",
  choose: "What you are told, and how",
  what: "What",
  kinds: {
    "sent-back": "A month came back to you for editing",
    inquiry: "A question that needs your answer",
    telephone: "A month the province filed from what you read out on the telephone",
    answer: "An answer or a message from the province or the ministry",
    reminder: "A reminder of a month not sent",
    signature: "A month waits for your signature",
    digest: "Each working morning: how many returns wait for you",
    "contact-code": "The code that confirms your new address",
    "contact-changed": "That your address was changed, to the one before",
  },
  portal: "In the portal",
  always: "always",
  atDesk: "on the desk",
  channels: { email: "E-mail", sms: "SMS" },
  box: ({ kind, channel }) => `${kind}: ${channel}`,
  reachTitle: "How you are reached",
  noReach: "Not on record; until it is, nothing is sent this way.",
  notSetUp: {
    both: "This installation sends no e-mail and no SMS; notices are in the portal only. Your choice is kept for the day it does.",
    email: "This installation sends no e-mail. Your choice is kept for the day it does.",
    sms: "This installation sends no SMS. Your choice is kept for the day it does.",
  },
  demonstration: ({ folder }) => `A demonstration sends nothing; what would have been sent is written into the folder ${folder}.`,
  languageTitle: "Language of the notices",
  languages: { fa: "فارسی", en: "English" },
  never:
    "No notice holds a figure of a return, and nobody who has done the thing already is told of it. SMS are sent between 8:00 and 20:00.",
  save: "Save",
  saved: "Your choice was saved.",
  lately: "Latest messages to you",
  nothingYet: "No message has been prepared for you yet.",
  when: "When",
  way: "Way",
  outcome: "What became of it",
  states: { waiting: "waiting to be sent", sent: "sent", dropped: "not sent", dead: "did not arrive" },
  drops: {
    done: "it was done, or read in the portal, already",
    "not-wanted": "you no longer wanted it",
    "no-access": "you no longer had access",
    "no-address": "no address was on record",
    expired: "it was no longer news",
    "nothing-waits": "nothing waited for you",
  },
  invalid: "What was sent could not be read as it should and nothing changed. Look at your choice and save again.",
};
