import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { DueBox, type DueBoxProps } from "#app/ui/due-box.tsx";
import { EstablishmentSwitcher, type SwitcherView } from "#app/ui/establishment-switcher.tsx";
import { Page } from "#app/ui/page.tsx";
import { InForceTag, StateTag } from "#app/ui/state-tag.tsx";
import { WorkbookLinks } from "#app/ui/workbook-links.tsx";
import { type StripMonth, YearStrip } from "#app/ui/year-strip.tsx";
import { ErrorSummary, type SummaryError } from "./error-summary.tsx";

export interface FormHead {
  returnId: number;
  title: string;
  subtitle: string;
  state: ReturnState;
  inForce: string | null;
  viewPath: string | null;
  due: DueBoxProps | null;
  /** Its due day has passed and nothing was sent yet. */
  late: boolean;
  strip: StripMonth[];
  saved: boolean;
  returned: string | null;
  notice: string | null;
  /** The signatory did not sign: who and when, and why. */
  declined: { title: string; text: string } | null;
  takenBack: boolean;
  switcher: SwitcherView | null;
}

type ReturnFormHeadProps = {
  head: FormHead;
  refused: { code: string; summary: SummaryError[] } | null;
  children: ReactNode;
};

/** The page round the form: title, due day, the year, and the answer to the last request. */
export function ReturnFormHead({ head, refused, children }: ReturnFormHeadProps) {
  const t = useMessages("liaison");
  const common = useMessages("common");
  const language = useLanguage();
  const refusals: Readonly<Record<string, string>> = { ...common.refusals, unreadable: common.form.unreadable };
  const sentence = refused === null ? null : (refusals[refused.code] ?? common.errors.fault);
  return (
    <Page
      title={head.title}
      tag={
        <>
          <StateTag state={head.state} /> {head.inForce === null ? null : <InForceTag number={head.inForce} />}
        </>
      }
      subtitle={
        <>
          {head.subtitle}
          {head.viewPath === null ? null : (
            <>
              {" · "}
              <Link to={head.viewPath}>{t.form.readAgain}</Link>
            </>
          )}
        </>
      }
      aside={head.due === null ? null : <DueBox {...head.due} />}
      width="wide"
    >
      {head.switcher === null ? null : <EstablishmentSwitcher {...head.switcher} />}
      <YearStrip months={head.strip} />
      {refused === null ? null : refused.summary.length > 0 ? (
        <ErrorSummary errors={refused.summary} count={formatInteger(refused.summary.length, language)}>
          <p>{sentence}</p>
        </ErrorSummary>
      ) : (
        <Banner kind={refused.code === "cell-conflict" ? "conflict" : "refusal"} focus>
          {sentence}
        </Banner>
      )}
      {refused === null && head.saved ? (
        <Banner kind="success" focus>
          {t.form.savedTitle}
        </Banner>
      ) : null}
      {refused === null && head.takenBack ? (
        <Banner kind="success" focus>
          {t.people.signature.takenBack}
        </Banner>
      ) : null}
      {head.declined === null ? null : (
        <Banner kind="refusal" title={head.declined.title}>
          <bdi>{head.declined.text}</bdi>
        </Banner>
      )}
      {head.returned === null ? null : <Banner kind="refusal">{head.returned}</Banner>}
      {head.late ? <Banner kind="info">{t.form.late}</Banner> : null}
      {head.notice === null ? null : <Banner kind="info">{head.notice}</Banner>}
      {children}
      <WorkbookLinks returnId={head.returnId} />
    </Page>
  );
}
