import { createContext, type ReactNode, useContext } from "react";
import type { Language } from "./language.ts";
import type { Area, Areas, LoadedAreas } from "./registry.ts";

type Spoken = {
  language: Language;
  areas: LoadedAreas;
  /** Brings an area that the page did not load before it hydrated. */
  fetchArea: ((area: Area) => Promise<void>) | undefined;
};

const SpokenContext = createContext<Spoken | null>(null);

type MessagesProviderProps = {
  language: Language;
  areas: LoadedAreas;
  fetchArea?: (area: Area) => Promise<void>;
  children: ReactNode;
};

/** Gives the pages below it their language and its messages. */
export function MessagesProvider({ language, areas, fetchArea, children }: MessagesProviderProps) {
  return <SpokenContext.Provider value={{ language, areas, fetchArea }}>{children}</SpokenContext.Provider>;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (spoken === null) throw new Error("messages are used outside MessagesProvider");
  return spoken;
}

/** The messages of one area in the reader's language. */
export function useMessages<A extends Area>(area: A): Areas[A] {
  const spoken = useSpoken();
  const found = spoken.areas[area];
  if (found !== undefined) return found;
  if (spoken.fetchArea === undefined) throw new Error(`messages of "${area}" are not loaded`);
  // React's own protocol: what is thrown here is awaited by the Suspense above the page.
  throw spoken.fetchArea(area);
}

export function useLanguage(): Language {
  return useSpoken().language;
}
