import { createContext, type ReactNode, useContext } from "react";
import type { Language } from "./language.ts";
import type { Area, Areas, LoadedAreas } from "./registry.ts";

type Spoken = {
  language: Language;
  areas: LoadedAreas;
};

const SpokenContext = createContext<Spoken | null>(null);

type MessagesProviderProps = {
  language: Language;
  areas: LoadedAreas;
  children: ReactNode;
};

/** Gives the pages below it their language and its messages. */
export function MessagesProvider({ language, areas, children }: MessagesProviderProps) {
  return <SpokenContext.Provider value={{ language, areas }}>{children}</SpokenContext.Provider>;
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
  // A desk's links stay within its own area; what leads to another is a document load.
  if (found === undefined) throw new Error(`messages of "${area}" are not loaded`);
  return found;
}

export function useLanguage(): Language {
  return useSpoken().language;
}
