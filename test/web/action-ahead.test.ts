import { json, redirect, redirectDocument, type ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { actionAhead } from "#app/web/action-ahead.server.ts";
import { pageHandlers } from "#app/web/page-handlers.server.ts";
import { startInProcess } from "./in-process.ts";

type Action = (args: { request: Request; params: Record<string, string | undefined> }) => unknown;

/** A build with the form's route alone, whose action is the test's. */
function buildWith(action: Action): ServerBuild {
  const made: unknown = {
    entry: { module: { default: () => new Response("page"), handleError: () => {} } },
    routes: {
      root: { id: "root", path: "", module: {} },
      "routes/liaison.returns.$returnId": {
        id: "routes/liaison.returns.$returnId",
        parentId: "root",
        path: "liaison/returns/:returnId",
        module: { action },
      },
    },
    assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: { v3_singleFetch: true },
    isSpaMode: false,
  };
  return made as ServerBuild;
}

interface Told {
  status: number;
  body: string;
  headers: [string, string][];
  ran: number;
}

/** What a POST to the path is told, with the action run ahead of Remix or by Remix alone. */
async function told(action: Action, isAhead: boolean, path: string): Promise<Told> {
  let ran = 0;
  const counted: Action = (args) => {
    ran += 1;
    return action(args);
  };
  const { build, ahead } = actionAhead(buildWith(counted));
  const running = await startInProcess(pageHandlers(build), isAhead ? { ahead } : {});
  try {
    const answer = await fetch(running.origin + path, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: running.origin },
      body: new URLSearchParams({ a: "1" }),
    });
    const own = ["x-request-id", "content-security-policy", "date"];
    const headers = [...answer.headers].filter(([name]) => !own.includes(name));
    return { status: answer.status, body: await answer.text(), headers, ran };
  } finally {
    await running.server.stop();
  }
}

const answers: Record<string, Action> = {
  "a redirect": () => redirect("/liaison/returns/7/receipt/1?new", { status: 303 }),
  "a redirect of another kind": () => redirect("/a?b=«ج»&c=%22", 302),
  "a redirect with a cookie": () => redirect("/a", { headers: { "Set-Cookie": "a=1" } }),
  "a redirect that asks for a whole page": () => redirectDocument("/sign-in?ended"),
  "a refusal with data": () => json({ refused: "not-in-this-state" }, { status: 409, headers: { "Retry-After": "2" } }),
  "data alone": ({ params }) => ({ returned: params.returnId }),
  "the address it was asked at": ({ request }) => ({ url: new URL(request.url).pathname, method: request.method }),
  "a thrown redirect": () => {
    throw redirectDocument("/sign-in");
  },
  "a thrown missing page": () => {
    throw json(null, { status: 404 });
  },
  "a fault": () => {
    throw new Error("broken");
  },
};

test.each(Object.entries(answers))("%s is told as Remix alone tells it, and the action runs once", async (_name, action) => {
  const path = "/liaison/returns/7.data";
  const alone = await told(action, false, path);
  expect(await told(action, true, path)).toEqual(alone);
  expect(alone.ran).toBe(1);
});

test.each(["/liaison/returns/7", "/liaison/returns/7.data?index", "/liaison/returns/07x.data"])(
  "%s is left to Remix",
  async (path) => {
    const action: Action = () => redirect("/a", 303);
    expect(await told(action, true, path)).toEqual(await told(action, false, path));
  },
);

test("a build without the route is left as it is", async () => {
  const build = { ...buildWith(() => null), routes: {} };
  const made = actionAhead(build);
  expect(made.build).toBe(build);
  expect(await made.ahead.run("/liaison/returns/7.data", {} as never, () => new Request("http://a/"))).toBeNull();
});
