import { createContext, useContext } from "react";

/** What the document needs from its request beside data: never part of a loader's answer. */
export type PageEnvironment = {
  /** Of the content security policy; "" in the browser, where it is hidden anyway. */
  nonce: string;
  /** Reference number on error pages. */
  requestId: string;
};

const EnvironmentContext = createContext<PageEnvironment>({ nonce: "", requestId: "" });

export const PageEnvironmentProvider = EnvironmentContext.Provider;

export function usePageEnvironment(): PageEnvironment {
  return useContext(EnvironmentContext);
}
