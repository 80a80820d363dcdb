import type { publicPages as source } from "#app/messages/fa/public.ts";
import type { Translated } from "#app/messages/language.ts";
import { activation } from "./people.ts";
import { offline } from "./public-offline.ts";
import { verify } from "./public-verify.ts";

export const publicPages: Translated<typeof source> = {
  verify,
  signIn: {
    title: "Sign in",
    sentence: "Each month's production and exports of an industrial establishment, by the tenth of the next month.",
    nationalId: "National id",
    nationalIdHint: "10 digits, Persian or Latin",
    password: "Password",
    button: "Sign in",
    refusedTitle: "You are not signed in",
    nationalIdMissing: "Write your national id.",
    nationalIdLength: "A national id has 10 digits.",
    passwordMissing: "Write your password.",
    wrong: "The national id or the password is not right. Check both.",
    unconfirmed:
      "The password is right, but your access still awaits the provincial expert's confirmation. Visit with your identity card and letter of introduction; for a successor the attached letter is enough. Then sign in with the same national id and password.",
    noDesk: {
      title: "You have no access",
      waiting: (p) =>
        `${p.name}, you are signed in, but your access still awaits the provincial expert's confirmation. Once it is given, open this page again.`,
      none: (p) =>
        `${p.name}, you are signed in, but at present you have access to no establishment. Where you handed over to a successor, your access has ended. If you have an activation code, activate it.`,
    },
    tooMany: (p) => `Too many failed attempts. Try again in ${p.minutes} minutes.`,
    busy: "Many people are signing in right now. Try again in a few seconds.",
    unreadable: "What was sent could not be read. Please write it again.",
    signedOut: "You have signed out.",
    ended:
      "You were no longer signed in, so nothing was done. What you typed after the last save is not kept; what was saved is there once you sign in.",
  },
  activation,
  filing: {
    period: (p) => `Filing ${p.period}`,
    due: (p) => `Due by the end of ${p.date}`,
  },
  demonstration: {
    title: "Demonstration accounts",
    sentence: "Sign in with any role, by one click.",
    password: "Password of all",
    button: (p) => `Sign in as ${p.name}`,
    enter: "Sign in",
    desks: {
      liaison: "files the monthly return of an establishment",
      signatory: "signs before a return leaves",
      expert: "reviews the returns of a province",
      supervisor: "leads the review of a province",
      reviewer: "approves what the provinces accepted",
      analyst: "reads a period's figures and downloads reports",
      administrator: "looks after users and settings",
      auditor: "reads everything and changes nothing",
    },
  },
  refused: {
    badRequest: "The request could not be read",
    badRequestText: "Its address or its content is malformed.",
    foreign: "The request came from somewhere else",
    foreignText: "This is accepted only from the pages of this site. Open the page again and repeat it there.",
    method: "This is not accepted here",
    methodText: "The address does not take this kind of request.",
    tooLarge: "Too much was sent",
    tooLargeText: "What was sent is larger than what is accepted. Nothing was changed.",
    type: "This kind of content is not accepted",
    typeText: "The content has a form that this address does not read.",
    host: "This is not the address of the site",
    hostText: "Its address:",
    busyText: "There are many requests right now. Try again in a few seconds; what was saved is safe.",
  },
  offline,
};
