import { Form, Link } from "@remix-run/react";
import { Card } from "#app/ui/card.tsx";
import { classes } from "#app/ui/classes.ts";
import { Tag } from "#app/ui/state-tag.tsx";
import { useConversationWords } from "./conversation-form.tsx";
import type { ConversationDesk } from "./conversation-view.ts";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

interface LinkedItem {
  id: number;
  to: string;
  text: string;
  establishment: string;
  when: string;
}

export interface ChoiceLink {
  to: string;
  text: string;
}

export interface NoticesView {
  key: string;
  /** Id of the newest notice shown. */
  newest: number;
  /** Where one chooses what is told outside the portal. */
  choose: ChoiceLink;
  items: (LinkedItem & { unread: boolean })[];
}

type NoticesCardProps = { desk: ConversationDesk; title: string; view: NoticesView };

/** What is new for a desk, unread ones marked; one button reads them all. */
export function NoticesCard({ desk, title, view }: NoticesCardProps) {
  const t = useConversationWords(desk).notices;
  const unread = view.items.some((item) => item.unread);
  return (
    <Card
      id="notices"
      title={title}
      aside={
        unread ? (
          <Form method="post" action="/notices" className="mark-read">
            <HiddenKey value={view.key} />
            <input type="hidden" name="up_to" value={view.newest} autoComplete="off" />
            <SubmitButton intent="read" small>
              {t.markRead}
            </SubmitButton>
          </Form>
        ) : undefined
      }
      flush
    >
      {view.items.length === 0 ? (
        <p className="quiet pad">{t.none}</p>
      ) : (
        <ul className="notices">
          {view.items.map((item) => (
            <li key={item.id} className={classes(item.unread && "unread")}>
              <Link to={item.to}>{item.text}</Link>{" "}
              {item.unread ? (
                <Tag tone="brand" light>
                  {t.unread}
                </Tag>
              ) : null}
              <small>
                {item.establishment} · {item.when}
              </small>
            </li>
          ))}
        </ul>
      )}
      <NoticeChoiceLink {...view.choose} />
    </Card>
  );
}

/** The way to what one is told by e-mail and SMS. */
export function NoticeChoiceLink({ to, text }: ChoiceLink) {
  return (
    <p className="notice-choice-link">
      <Link to={to}>{text}</Link>
    </p>
  );
}

type WaitingProps = { title: string; items: readonly LinkedItem[] };

/** What waits for an answer of this desk, each with its way there. Nothing where nothing waits. */
export function WaitingDealings({ title, items }: WaitingProps) {
  if (items.length === 0) return null;
  return (
    <Card id="dealings" title={title} flush>
      <ul className="notices">
        {items.map((item) => (
          <li key={item.id} className="wait">
            <Link to={item.to}>{item.text}</Link>
            <small>
              {item.establishment} · {item.when}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
