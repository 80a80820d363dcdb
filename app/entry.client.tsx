import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { readLanguage } from "./messages/language.ts";
import { loadArea, loadMessages } from "./messages/load.ts";
import type { Area, LoadedAreas } from "./messages/registry.ts";
import { MessagesProvider } from "./messages/use-messages.tsx";
import { keepJumpsFromRouter } from "./ui/jumps.ts";
import { PageEnvironmentProvider } from "./ui/page-environment.tsx";

async function hydrate() {
  const html = document.documentElement;
  const language = readLanguage(html.lang);
  const areas: { -readonly [A in keyof LoadedAreas]: LoadedAreas[A] } = await loadMessages(language, window.location.pathname);
  async function fetchArea(area: Area) {
    if (area === "outputs") throw new Error("messages of outputs stay on the server");
    Object.assign(areas, { [area]: await loadArea(language, area) });
  }
  keepJumpsFromRouter();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <PageEnvironmentProvider value={{ nonce: "", requestId: html.dataset.request ?? "" }}>
          <MessagesProvider language={language} areas={areas} fetchArea={fetchArea}>
            <RemixBrowser />
          </MessagesProvider>
        </PageEnvironmentProvider>
      </StrictMode>,
    );
  });
}

// Without its script the page still works; the fault is the browser's to report.
void hydrate();
