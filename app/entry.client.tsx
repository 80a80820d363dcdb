import { RemixBrowser } from "@remix-run/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { readLanguage } from "./messages/language.ts";
import { loadMessages } from "./messages/load.ts";
import { MessagesProvider } from "./messages/use-messages.tsx";
import { keepJumpsFromRouter } from "./ui/jumps.ts";
import { PageEnvironmentProvider } from "./ui/page-environment.tsx";

async function hydrate() {
  const html = document.documentElement;
  const language = readLanguage(html.lang);
  const areas = await loadMessages(language, window.location.pathname);
  keepJumpsFromRouter();
  // Not as a transition: a click between two slices of a page's hydration makes React give up the root (its error 345).
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
