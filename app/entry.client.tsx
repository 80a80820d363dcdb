import { RemixBrowser } from "@remix-run/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { readLanguage } from "./messages/language.ts";
import { loadMessages } from "./messages/load.ts";
import { MessagesProvider } from "./messages/use-messages.tsx";
import { keepJumpsFromRouter } from "./ui/jumps.ts";
import { PageEnvironmentProvider } from "./ui/page-environment.tsx";

/**
 * Waits until Remix has read the page's data. Until then it suspends by throwing a promise, before its first hook, and
 * whoever types or clicks in that moment makes React give up the root (its error 345).
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown;
  }
}

async function hydrate() {
  const html = document.documentElement;
  const language = readLanguage(html.lang);
  const [areas] = await Promise.all([loadMessages(language, window.location.pathname), pageData()]);
  keepJumpsFromRouter();
  // Not as a transition: a click between two slices of a page's hydration has the same effect.
  hydrateRoot(
    document,
    <StrictMode>
      <PageEnvironmentProvider value={{ nonce: "", requestId: html.dataset.request ?? "" }}>
        <MessagesProvider language={language} areas={areas}>
          <RemixBrowser />
        </MessagesProvider>
      </PageEnvironmentProvider>
    </StrictMode>,
  );
}

// Without its script the page still works; the fault is the browser's to report.
void hydrate();
