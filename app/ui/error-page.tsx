import { useMessages } from "#app/messages/use-messages.tsx";
import { Page } from "./page.tsx";
import { usePageEnvironment } from "./page-environment.tsx";

export type ErrorPageKind = "not-found" | "busy" | "fault";

/** What is shown in place of a page: why, what to do, and a reference number; never a stack. */
export function ErrorPage({ kind }: { kind: ErrorPageKind }) {
  const t = useMessages("common");
  const { requestId } = usePageEnvironment();
  const [title, text] = {
    "not-found": [t.errors.notFoundTitle, t.errors.notFound],
    busy: [t.errors.busyTitle, t.refusals.busy],
    fault: [t.errors.faultTitle, t.errors.fault],
  }[kind];
  return (
    <Page title={title} width="narrow">
      <p>{text}</p>
      {kind === "not-found" || requestId === "" ? null : <p className="quiet">{t.errors.reference({ id: requestId })}</p>}
      <p>
        <a className="btn" href="/">
          {t.errors.home}
        </a>
      </p>
    </Page>
  );
}
