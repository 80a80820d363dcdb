import { Form } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Choices, type Option } from "./field.tsx";
import type { TickView } from "./share-fields.ts";
import { Ticks } from "./ticks.tsx";

type Props = { rules: readonly Option[]; rule: string; among: readonly TickView[]; button: string };

/** Asks for a share-out to look at; nothing is written. */
export function ShareQuestionForm({ rules, rule, among, button }: Props) {
  const t = useMessages("expert").workload.share;
  return (
    <Form method="get" action="/expert/workload/share-out" className="stack" key={`${rule} ${among.map((one) => one.checked)}`}>
      <Choices name="rule" label={t.rule} options={rules} defaultValue={rule} />
      <Ticks name="among" label={t.among} options={among} />
      <p className="row-links">
        <button type="submit" className="btn">
          {button}
        </button>
      </p>
    </Form>
  );
}
