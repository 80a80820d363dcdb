import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { pageHandlers } from "#app/web/page-handlers.server.ts";

const paths = {
  root: "",
  "routes/_index": undefined,
  "routes/form": "liaison/returns/:returnId",
  "routes/view": "liaison/returns/:returnId/view",
  "routes/desk": "liaison",
  "routes/queue": "ministry/periods",
  "routes/help": ":language?/help",
  "routes/any": ":anything/returns",
  "routes/rest": "*",
} as const;

/** A build whose every route answers with its own id and its parameters. */
function build(): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(paths).map(([id, path]) => [
      id,
      {
        id,
        ...(id === "root" ? { path: "" } : { parentId: "root", ...(path === undefined ? { index: true } : { path }) }),
        module: { loader: ({ params }: { params: object }) => Response.json({ id, params }) },
      },
    ]),
  );
  const made: unknown = {
    entry: { module: { default: () => new Response("page") } },
    routes,
    assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: { v3_singleFetch: true },
    isSpaMode: false,
  };
  return made as ServerBuild;
}

async function answererOf(path: string): Promise<unknown> {
  const answer = await pageHandlers(build())(new Request(`http://127.0.0.1${path}`));
  return answer.json();
}

test.each([
  ["/liaison/returns/5", "routes/form", { returnId: "5" }],
  ["/liaison/returns/5?a=/b", "routes/form", { returnId: "5" }],
  ["/LIAISON/Returns/5", "routes/form", { returnId: "5" }],
  ["/liaison/returns/5/view", "routes/view", { returnId: "5" }],
  ["/liaison/returns", "routes/any", { anything: "liaison" }],
  ["/liaison/returns/5/none", "routes/rest", { "*": "liaison/returns/5/none" }],
  ["/liaison", "routes/desk", {}],
  ["/ministry/periods", "routes/queue", {}],
  ["/ministry/periods/x", "routes/rest", { "*": "ministry/periods/x" }],
  ["/anybody/returns", "routes/any", { anything: "anybody" }],
  ["/", "routes/_index", {}],
  ["/liaison/", "routes/desk", {}],
  ["/liaison/returns/5/", "routes/form", { returnId: "5" }],
  ["/liaison/returns//5", "routes/rest", { "*": "liaison/returns//5" }],
  ["/liaison/returns/5/view/1/2/3/4/5/6", "routes/rest", { "*": "liaison/returns/5/view/1/2/3/4/5/6" }],
  ["/de/help", "routes/help", { language: "de" }],
  ["/help", "routes/help", {}],
])("%s is answered by %s", async (path, id, params) => {
  expect(await answererOf(path)).toEqual({ id, params });
});
