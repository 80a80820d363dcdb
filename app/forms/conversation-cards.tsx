import { AttachmentList } from "#app/ui/attachment-list.tsx";
import { Card } from "#app/ui/card.tsx";
import { classes } from "#app/ui/classes.ts";
import { Tag } from "#app/ui/state-tag.tsx";
import { conversationField, inquiryAnchor, messageLength, requestTextLength } from "./conversation-fields.ts";
import { DealingForm, useConversationWords } from "./conversation-form.tsx";
import type { ConversationPageView, DealingsView, InquiryView, MessageView, RequestView } from "./conversation-view.ts";
import { Select, TextArea } from "./field.tsx";
import { SubmitButton } from "./submit-button.tsx";

type Back = "form" | "view" | "review";

type DealingsProps = {
  view: DealingsView;
  back?: Back;
  /** Leaves out what is settled. */
  openOnly?: boolean;
  /** The page shows the figures, so that an inquiry can lead to its cell. */
  jumps?: boolean;
  aside?: string;
};

/** Inquiries with their answers, or the fields to answer them. Nothing where there are none. */
export function InquiriesCard({ view, back, openOnly = false, jumps = false, aside }: DealingsProps) {
  const t = useConversationWords(view.desk);
  const shown = openOnly ? view.inquiries.filter((inquiry) => inquiry.answer === null) : view.inquiries;
  if (shown.length === 0) return null;
  return (
    <Card id="inquiries" title={t.inquiries} aside={aside ?? t.inquiriesNote} flush>
      <ol className="dealings">
        {shown.map((inquiry) => (
          <li key={inquiry.id} id={inquiryAnchor(inquiry.id)} tabIndex={-1} className={inquiry.answer === null ? "wait" : "done"}>
            <Inquiry inquiry={inquiry} view={view} back={back} jumps={jumps} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

type InquiryProps = { inquiry: InquiryView; view: DealingsView; back: Back | undefined; jumps: boolean };

function Inquiry({ inquiry, view, back, jumps }: InquiryProps) {
  const t = useConversationWords(view.desk);
  return (
    <>
      <p className="dealing-head">
        <b>{jumps && inquiry.cell !== null ? <a href={`#${inquiry.cell}`}>{inquiry.place}</a> : inquiry.place}</b>
        <small>{inquiry.by}</small>
        {inquiry.answer === null && inquiry.field === null ? (
          <Tag tone="wait" light>
            {t.unanswered}
          </Tag>
        ) : null}
      </p>
      <p className="said">
        <bdi>{inquiry.text}</bdi>
      </p>
      {inquiry.answer === null ? null : (
        <div className="answered">
          <p className="dealing-head">
            <b>{t.answered}</b>
            <small>{inquiry.answer.by}</small>
          </p>
          <p className="said">
            <bdi>{inquiry.answer.text}</bdi>
          </p>
        </div>
      )}
      {inquiry.field === null ? null : (
        <DealingForm view={view} mark={`i${inquiry.id.toString(36)}`} back={back} about={{ id: inquiry.id }}>
          <TextArea
            name={conversationField.answer(inquiry.id)}
            label={t.answer}
            rows={2}
            defaultValue={inquiry.field.value}
            error={inquiry.field.error}
            maxLength={requestTextLength}
          />
          <SubmitButton intent="answer-inquiry" small>
            {t.sendAnswer}
          </SubmitButton>
        </DealingForm>
      )}
    </>
  );
}

/** Requests with where they stand and what this person may do with each. Nothing where there are none. */
export function RequestsCard({ view, back, openOnly = false, aside }: DealingsProps) {
  const t = useConversationWords(view.desk);
  const shown = openOnly ? view.requests.filter((request) => request.open) : view.requests;
  if (shown.length === 0) return null;
  return (
    <Card id="requests" title={t.requests} aside={aside ?? t.requestsNote} flush>
      <ol className="dealings">
        {shown.map((request) => (
          <li key={request.id} id={`request-${request.id}`} className={request.tone}>
            <Request request={request} view={view} back={back} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

type RequestProps = { request: RequestView; view: DealingsView; back: Back | undefined };

function Request({ request, view, back }: RequestProps) {
  return (
    <>
      <p className="dealing-head">
        <b>{request.title}</b>
        <Tag tone={request.tone} light>
          {request.state}
        </Tag>
        <small>{request.by}</small>
      </p>
      {request.subject === null ? null : <p className="said">{request.subject}</p>}
      {request.places.length === 0 ? null : (
        <ul className="places">
          {request.places.map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ul>
      )}
      <p className="said">
        <bdi>{request.text}</bdi>
      </p>
      <AttachmentList files={request.files} />
      {request.notes.map((note) => (
        <p key={note} className="dealing-note">
          {note}
        </p>
      ))}
      {request.decision === "" ? null : (
        <p className="said answered">
          <bdi>{request.decision}</bdi>
        </p>
      )}
      {request.beyond === null ? null : <p className="dealing-note">{request.beyond}</p>}
      {request.acts.length === 0 ? null : <Acts request={request} view={view} back={back} />}
    </>
  );
}

function Acts({ request, view, back }: RequestProps) {
  const t = useConversationWords(view.desk);
  const may = new Set(request.acts);
  const decides = may.has("grant") || may.has("refuse") || may.has("pass-on");
  return (
    <DealingForm
      view={view}
      mark={`r${request.id.toString(36)}`}
      back={back}
      about={{ id: request.id, ...(may.has("withdraw") ? {} : { kind: request.kind }) }}
    >
      {request.days.length === 0 ? null : (
        <Select
          name={conversationField.days(request.id)}
          label={t.days}
          options={request.days}
          blank
          defaultValue={request.daysField.value}
          error={request.daysField.error}
        />
      )}
      {decides ? (
        <TextArea
          name={conversationField.decision(request.id)}
          label={t.decision}
          hint={request.decisionHint}
          rows={2}
          defaultValue={request.decisionField.value}
          error={request.decisionField.error}
          maxLength={requestTextLength}
        />
      ) : null}
      <div className="dealing-acts">
        {may.has("grant") ? <SubmitButton intent="grant">{request.grantText}</SubmitButton> : null}
        {may.has("endorse") ? <SubmitButton intent="endorse">{t.acts.endorse}</SubmitButton> : null}
        {may.has("pass-on") ? <SubmitButton intent="pass-on">{t.acts["pass-on"]}</SubmitButton> : null}
        {may.has("refuse") ? (
          <SubmitButton intent="refuse" kind="danger">
            {t.acts.refuse}
          </SubmitButton>
        ) : null}
        {may.has("withdraw") ? (
          <SubmitButton intent="withdraw" small>
            {t.acts.withdraw}
          </SubmitButton>
        ) : null}
      </div>
    </DealingForm>
  );
}

/** Messages, newest last, and the field to write the next one. */
export function MessagesCard({ view }: { view: ConversationPageView }) {
  const t = useConversationWords(view.desk);
  return (
    <Card id="messages" title={t.messages} aside={t.messagesNote} flush>
      {view.messages.length === 0 ? (
        <p className="quiet pad">{t.noMessages}</p>
      ) : (
        <ol className="messages">
          {view.messages.map((message) => (
            <li key={message.id} className={classes(message.mine ? "mine" : "theirs", message.unread && "unread")}>
              <Message message={message} unread={t.unread} />
            </li>
          ))}
        </ol>
      )}
      {view.write === null ? null : (
        <DealingForm key={view.messages.length} view={view} mark="m">
          <TextArea
            name="message"
            label={t.write}
            hint={t.writeHint}
            defaultValue={view.write.value}
            error={view.write.error}
            maxLength={messageLength}
          />
          <SubmitButton intent="message" kind="primary">
            {t.send}
          </SubmitButton>
        </DealingForm>
      )}
    </Card>
  );
}

function Message({ message, unread }: { message: MessageView; unread: string }) {
  return (
    <>
      <p className="dealing-head">
        <b>{message.who}</b>
        <small>
          <time dateTime={message.whenIso}>{message.when}</time>
        </small>
        {message.unread ? (
          <Tag tone="brand" light>
            {unread}
          </Tag>
        ) : null}
      </p>
      <p className="said">
        <bdi>{message.text}</bdi>
      </p>
    </>
  );
}
