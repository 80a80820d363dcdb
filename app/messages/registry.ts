import type { blocks } from "#app/messages/fa/blocks.ts";
import type { checks } from "#app/messages/fa/checks.ts";
import type { common } from "#app/messages/fa/common.ts";
import type { expert } from "#app/messages/fa/expert.ts";
import type { findings } from "#app/messages/fa/findings.ts";
import type { liaison } from "#app/messages/fa/liaison.ts";
import type { ministry } from "#app/messages/fa/ministry.ts";
import type { outputs } from "#app/messages/fa/outputs.ts";
import type { publicPages } from "#app/messages/fa/public.ts";
import type { sent } from "#app/messages/fa/sent.ts";
import type { served } from "#app/messages/fa/served.ts";
import type { Translated } from "#app/messages/language.ts";

/** Every area of the catalogue with the type of its messages. */
export type Areas = {
  common: Translated<typeof common>;
  findings: Translated<typeof findings>;
  blocks: Translated<typeof blocks>;
  checks: Translated<typeof checks>;
  public: Translated<typeof publicPages>;
  liaison: Translated<typeof liaison>;
  expert: Translated<typeof expert>;
  ministry: Translated<typeof ministry>;
  outputs: Translated<typeof outputs>;
  served: Translated<typeof served>;
  sent: Translated<typeof sent>;
};

export type Area = keyof Areas;

/** Areas a browser may need; the rest is written on the server only. */
export type ClientArea = Exclude<Area, "blocks" | "checks" | "findings" | "outputs" | "sent" | "served">;

/** Areas as far as they are at hand. */
export type LoadedAreas = { readonly [K in Area]?: Areas[K] };

/**
 * Which areas the page at a path speaks from, beside `common`.
 * Takes a pathname; an unknown first segment is a public page.
 */
export function areasOfPath(pathname: string): readonly ClientArea[] {
  switch (pathname.split("/")[1]) {
    case "liaison":
      return ["common", "liaison"];
    case "expert":
      // What is typed from a call stands in the liaison's form.
      return pathname.endsWith("/telephone") ? ["common", "expert", "liaison"] : ["common", "expert"];
    case "ministry":
      return ["common", "ministry"];
    default:
      return ["common", "public"];
  }
}

/** Whether the page at a path belongs to no desk. */
export function isPublic(pathname: string): boolean {
  return areasOfPath(pathname).includes("public");
}
