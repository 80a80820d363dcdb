import type { ActionFunction, ActionFunctionArgs, AppLoadContext, ServerBuild } from "@remix-run/node";

/** The writes that come by the thousand on a due day: the form's save and submit, sent by its script. */
const routeId = "routes/liaison.returns.$returnId";
const address = /^\/liaison\/returns\/(\d{1,15})\.data$/;

/** A redirect that an action answered with, and nothing else: no cookie, no header of Remix's own. */
export interface PlainRedirect {
  status: number;
  location: string;
}

export interface ActionAhead {
  /**
   * Runs the action a POST is for. Null where it is none of ours or did more than redirect: Remix must then be asked with
   * the same context, and goes on with what the action gave, or threw, without running it again.
   * @param target path and query of the request
   * @param request Remix's own request, made only if the action looks at it
   */
  run(target: string, context: AppLoadContext, request: (target: string) => Request): Promise<PlainRedirect | null>;
}

/**
 * Takes the form's action out of Remix's way: three requests, two matchings of the path and a stream around one small
 * redirect cost as much as all the checks of a month. Give the build that comes back to Remix's handler.
 */
export function actionAhead(build: ServerBuild): { build: ServerBuild; ahead: ActionAhead } {
  const route = build.routes[routeId];
  const action = route?.module.action;
  if (route === undefined || action === undefined) return { build, ahead: { run: async () => null } };
  const ran = new WeakMap<AppLoadContext, Promise<unknown>>();
  const once: ActionFunction = (args) => ran.get(args.context) ?? action(args);
  const ahead: ActionAhead = {
    async run(target, context, request) {
      const returnId = address.exec(target)?.[1];
      if (returnId === undefined) return null;
      const args: ActionFunctionArgs = {
        context,
        params: { returnId },
        get request() {
          return request(target.replace(/\.data$/, ""));
        },
      };
      const running = (async () => action(args))();
      ran.set(context, running);
      // What it throws is thrown once more where Remix asks for it.
      return plainRedirect(await running.catch(() => null));
    },
  };
  const routes = { ...build.routes, [routeId]: { ...route, module: { ...route.module, action: once } } };
  return { build: { ...build, routes }, ahead };
}

function plainRedirect(answer: unknown): PlainRedirect | null {
  if (!(answer instanceof Response) || ![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const headers = [...answer.headers];
  const [[name, location] = []] = headers;
  return headers.length === 1 && name === "location" && location ? { status: answer.status, location } : null;
}

/**
 * The body by which Remix's script is told of a redirect: what `encodeViaTurboStream` of `@remix-run/server-runtime`
 * writes for one that asks for nothing more.
 */
export function redirectData({ status, location }: PlainRedirect): string {
  const fields = { _1: 2, _3: 4, _5: 6, _7: 6, _8: 6 };
  const values = ["redirect", location, "status", status, "revalidate", false, "reload", "replace"];
  return `${JSON.stringify([fields, ...values])}\n`;
}
