import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { catalogue } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import { MessagesProvider } from "#app/messages/use-messages.tsx";

/** Renders parts as the server does, in one language, at a path. */
export async function renderPart(language: Language, element: ReactElement, path = "/liaison"): Promise<string> {
  const handler = createStaticHandler([{ path: "*", element }]);
  const context = await handler.query(new Request(`http://dahom.test${path}`));
  if (context instanceof Response) throw new Error("a part does not redirect");
  const router = createStaticRouter(handler.dataRoutes, context);
  return renderToStaticMarkup(
    <MessagesProvider language={language} areas={catalogue(language)}>
      <StaticRouterProvider router={router} context={context} hydrate={false} />
    </MessagesProvider>,
  );
}
