import { Form } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { ActionBar } from "#app/ui/page.tsx";
import { TextArea } from "./field.tsx";
import { SubmissionPage, type SubmissionPageProps } from "./submission-page.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type SignaturePageProps = {
  page: Omit<SubmissionPageProps, "before" | "aside" | "after">;
  requested: string | null;
  hint: string | null;
  can: { sign: boolean; decline: boolean; takeBack: boolean };
  sha256: string | null;
  requestKey: string;
  revision: number;
  fresh: boolean;
  refused: { sentence: string; text: string } | null;
};

/** The month as it would be sent, with the signatory's and the liaison's next step. */
export function SignaturePage(props: SignaturePageProps) {
  const t = useMessages("liaison").people.signature;
  const { can, requestKey, revision, refused } = props;
  return (
    <SubmissionPage
      {...props.page}
      before={
        <>
          {refused === null ? null : (
            <Banner kind="refusal" focus>
              {refused.sentence}
            </Banner>
          )}
          {props.fresh && refused === null ? (
            <Banner kind="success" focus>
              {t.asked}
            </Banner>
          ) : null}
          {props.requested === null && props.hint === null ? null : (
            <Banner kind="info" title={props.requested ?? undefined}>
              {props.fresh ? null : props.hint}
            </Banner>
          )}
        </>
      }
      aside={
        <>
          {can.decline ? (
            <Card id="decline" title={t.decline}>
              <Form method="post" className="stack" autoComplete="off">
                <HiddenKey value={requestKey} revision={revision} />
                <TextArea
                  name="text"
                  label={t.declineReason}
                  hint={t.declineHint}
                  defaultValue={refused?.text}
                  maxLength={2000}
                  required
                />
                <p>
                  <SubmitButton intent="decline" kind="danger">
                    {t.decline}
                  </SubmitButton>
                </p>
              </Form>
            </Card>
          ) : null}
          {props.sha256 === null ? null : (
            <Card id="fingerprint" title={t.fingerprint}>
              <code dir="ltr" className="hash">
                {props.sha256}
              </code>
              <p className="quiet">{t.fingerprintHint}</p>
            </Card>
          )}
        </>
      }
      after={
        can.sign || can.takeBack ? (
          <ActionBar status={can.sign ? t.status : null}>
            {can.takeBack ? (
              <Form method="post">
                <HiddenKey value={requestKey} revision={revision} />
                <SubmitButton intent="take-back">{t.takeBack}</SubmitButton>
              </Form>
            ) : null}
            {can.sign ? (
              <Form method="post">
                <HiddenKey value={requestKey} revision={revision} />
                <input type="hidden" name="sha256" value={props.sha256 ?? ""} autoComplete="off" />
                <SubmitButton intent="sign" kind="primary">
                  {t.sign}
                </SubmitButton>
              </Form>
            ) : null}
          </ActionBar>
        ) : null
      }
    />
  );
}
