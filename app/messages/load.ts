import type { Language } from "./language.ts";
import { type Areas, areasOfPath, type ClientArea, type LoadedAreas } from "./registry.ts";

type Loaders = { readonly [K in ClientArea]: () => Promise<Areas[K]> };

// Written out, so that the bundler cuts one chunk per language and area.
const loaders: Readonly<Record<Language, Loaders>> = {
  fa: {
    common: async () => (await import("./fa/common.ts")).common,
    public: async () => (await import("./fa/public.ts")).publicPages,
    liaison: async () => (await import("./fa/liaison.ts")).liaison,
    expert: async () => (await import("./fa/expert.ts")).expert,
    ministry: async () => (await import("./fa/ministry.ts")).ministry,
  },
  en: {
    common: async () => (await import("./en/common.ts")).common,
    public: async () => (await import("./en/public.ts")).publicPages,
    liaison: async () => (await import("./en/liaison.ts")).liaison,
    expert: async () => (await import("./en/expert.ts")).expert,
    ministry: async () => (await import("./en/ministry.ts")).ministry,
  },
};

/** Loads, in the browser, the areas the page at `pathname` speaks from. */
export async function loadMessages(language: Language, pathname: string): Promise<LoadedAreas> {
  const entries = await Promise.all(areasOfPath(pathname).map(async (area) => [area, await loaders[language][area]()] as const));
  return Object.fromEntries(entries);
}
