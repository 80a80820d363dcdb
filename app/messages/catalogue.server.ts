import { blocks as enBlocks } from "./en/blocks.ts";
import { checks as enChecks } from "./en/checks.ts";
import { common as enCommon } from "./en/common.ts";
import { expert as enExpert } from "./en/expert.ts";
import { findings as enFindings } from "./en/findings.ts";
import { liaison as enLiaison } from "./en/liaison.ts";
import { ministry as enMinistry } from "./en/ministry.ts";
import { outputs as enOutputs } from "./en/outputs.ts";
import { publicPages as enPublic } from "./en/public.ts";
import { sent as enSent } from "./en/sent.ts";
import { served as enServed } from "./en/served.ts";
import { blocks as faBlocks } from "./fa/blocks.ts";
import { checks as faChecks } from "./fa/checks.ts";
import { common as faCommon } from "./fa/common.ts";
import { expert as faExpert } from "./fa/expert.ts";
import { findings as faFindings } from "./fa/findings.ts";
import { liaison as faLiaison } from "./fa/liaison.ts";
import { ministry as faMinistry } from "./fa/ministry.ts";
import { outputs as faOutputs } from "./fa/outputs.ts";
import { publicPages as faPublic } from "./fa/public.ts";
import { sent as faSent } from "./fa/sent.ts";
import { served as faServed } from "./fa/served.ts";
import type { Language } from "./language.ts";
import type { Area, Areas } from "./registry.ts";

const catalogues: Readonly<Record<Language, Areas>> = {
  fa: {
    common: faCommon,
    findings: faFindings,
    blocks: faBlocks,
    checks: faChecks,
    public: faPublic,
    liaison: faLiaison,
    expert: faExpert,
    ministry: faMinistry,
    outputs: faOutputs,
    served: faServed,
    sent: faSent,
  },
  en: {
    common: enCommon,
    findings: enFindings,
    blocks: enBlocks,
    checks: enChecks,
    public: enPublic,
    liaison: enLiaison,
    expert: enExpert,
    ministry: enMinistry,
    outputs: enOutputs,
    served: enServed,
    sent: enSent,
  },
};

/** The messages of one area, outside React: error answers, workbooks, notices. */
export function messages<A extends Area>(language: Language, area: A): Areas[A] {
  return catalogues[language][area];
}

/** The whole catalogue of a language, for rendering on the server. */
export function catalogue(language: Language): Areas {
  return catalogues[language];
}
