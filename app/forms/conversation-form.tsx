import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";
import type { ConversationDesk, DealingsView } from "./conversation-view.ts";
import { HiddenKey } from "./submit-button.tsx";

const areas = { establishment: "liaison", province: "expert", ministry: "ministry" } as const;

/** What a desk says of conversations. */
export function useConversationWords(desk: ConversationDesk) {
  return useMessages(areas[desk]).conversation;
}

type DealingFormProps = {
  view: Pick<DealingsView, "path" | "key" | "revision">;
  /** Makes the form's key its own among the forms of the page; a few letters. */
  mark: string;
  /** The page to come back to; the conversation's own where left out. */
  back?: "form" | "view" | "review";
  /** Hidden fields: which inquiry or request it is about. */
  about?: Readonly<Record<string, string | number>>;
  /** It may bring files. */
  files?: boolean;
  children: ReactNode;
};

/** One of the many small forms of a conversation: each is sent by itself, with or without script. */
export function DealingForm({ view, mark, back, about = {}, files = false, children }: DealingFormProps) {
  return (
    <Form
      method="post"
      action={view.path}
      encType={files ? "multipart/form-data" : undefined}
      className="dealing-form"
      autoComplete="off"
      noValidate
    >
      <HiddenKey value={view.key + mark} revision={view.revision} />
      {back === undefined ? null : <input type="hidden" name="back" value={back} autoComplete="off" />}
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} autoComplete="off" />
      ))}
      {children}
    </Form>
  );
}
