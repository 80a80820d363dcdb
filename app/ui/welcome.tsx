import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { DueBox, type DueBoxProps } from "./due-box.tsx";

type WelcomeProps = { filing: { period: string; due: string; days: string; kind: DueBoxProps["kind"] } | null };

/** What the product is, and the month being filed with the days left. */
export function Welcome({ filing }: WelcomeProps) {
  const { product } = useMessages("common");
  const { signIn: t, filing: f, verify } = useMessages("public");
  return (
    <section className="welcome">
      <h1>{product.name}</h1>
      <p>{t.sentence}</p>
      {filing === null ? null : (
        <>
          <h2>{f.period({ period: filing.period })}</h2>
          <DueBox kind={filing.kind} days={filing.days} date={f.due({ date: filing.due })} />
        </>
      )}
      <Link to="/verify">{verify.signIn}</Link>
    </section>
  );
}
