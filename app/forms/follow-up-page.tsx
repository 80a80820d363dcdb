import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page, TwoColumns } from "#app/ui/page.tsx";
import { LabelTag, StateTag } from "#app/ui/state-tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { ContactPeople } from "./contact-people.tsx";
import { Choices, Field, Select, TextArea } from "./field.tsx";
import { followUpLength } from "./follow-up-fields.ts";
import type { FollowUpPageView } from "./follow-up-view.ts";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type Props = { view: FollowUpPageView };

/** One month that was not filed: whom to call, what was said, reminders, more time. */
export function FollowUpPage({ view }: Props) {
  const t = useMessages("expert").followUp;
  return (
    <Page
      title={view.establishment}
      tag={
        <>
          <StateTag state={view.state} /> {view.missing ? <LabelTag kind="missing" /> : null}
        </>
      }
      subtitle={view.subtitle}
      aside={
        <Link className="quiet" to={view.backPath}>
          {t.backToList}
        </Link>
      }
    >
      {view.refused === null ? null : (
        <Banner key={view.key} kind="refusal" focus>
          {view.refused}
        </Banner>
      )}
      {view.done === null ? null : (
        <Banner key={view.key} kind="success" focus>
          {view.done}
        </Banner>
      )}
      {view.silent ? null : <Banner kind="info">{t.filed}</Banner>}
      <TwoColumns aside={<Aside view={view} />}>
        <Card id="contact" title={t.addContact}>
          <ContactForm view={view} />
        </Card>
        <Card id="contacts" title={t.contactsTitle} flush>
          {view.contacts.length === 0 ? <p className="quiet pad">{t.noContact}</p> : <Timeline items={view.contacts} />}
        </Card>
      </TwoColumns>
    </Page>
  );
}

function ContactForm({ view }: Props) {
  const t = useMessages("expert").followUp;
  return (
    <Form key={view.key} method="post" className="stack" autoComplete="off" noValidate>
      <HiddenKey value={view.key} />
      <Choices name="kind" label={t.kind} options={view.kinds} defaultValue={view.typed.kind} error={view.errors.kind} />
      <div className="person-fields">
        <Select
          name="outcome"
          label={t.outcome}
          options={view.outcomes}
          defaultValue={view.typed.outcome}
          blank
          required
          error={view.errors.outcome}
        />
        <Field
          name="spoke_to"
          label={t.spokeTo}
          optional
          defaultValue={view.typed.spoke_to}
          maxLength={followUpLength.spokeTo}
          error={view.errors.spoke_to}
        />
      </div>
      <TextArea
        name="note"
        label={t.note}
        hint={t.noteHint}
        optional
        rows={2}
        defaultValue={view.typed.note}
        maxLength={followUpLength.note}
        error={view.errors.note}
      />
      <p className="row-links">
        <SubmitButton intent="note" kind="primary">
          {t.save}
        </SubmitButton>
      </p>
    </Form>
  );
}

function Aside({ view }: Props) {
  const t = useMessages("expert").followUp;
  const { time } = useMessages("common");
  return (
    <>
      <Card id="people" title={t.peopleTitle}>
        <ContactPeople people={view.people} officePhone={view.officePhone} />
        <p className="row-links">
          {view.returnPath === null ? null : (
            <Link className="btn small" to={view.returnPath}>
              {t.openReturn}
            </Link>
          )}
          <Link className="btn small" to={view.conversationPath}>
            {t.openConversation}
          </Link>
          {view.telephone === null ? null : (
            // Another area's words: a document of its own.
            <Link className="btn small" to={view.telephone.to} reloadDocument>
              {view.telephone.text}
            </Link>
          )}
        </p>
      </Card>
      <Card id="due" title={t.extensionsTitle}>
        <div className="stack">
          <p>{time.due({ date: view.due })}</p>
          {view.extensions.length === 0 ? null : <Timeline items={view.extensions} />}
          {!view.silent ? null : view.offers.length === 0 ? <p className="quiet">{t.extendNone}</p> : <ExtendForm view={view} />}
        </div>
      </Card>
      <Card id="reminders" title={t.remindersTitle} flush>
        {view.reminders.length === 0 ? <p className="quiet pad">{t.remindersNone}</p> : <Timeline items={view.reminders} />}
      </Card>
    </>
  );
}

function ExtendForm({ view }: Props) {
  const t = useMessages("expert").followUp;
  return (
    <Form key={view.key} method="post" className="stack" autoComplete="off" noValidate>
      <HiddenKey value={view.key} />
      <Select name="days" label={t.extend} options={view.offers} defaultValue={view.typed.days} error={view.errors.days} />
      <Field
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        defaultValue={view.typed.reason}
        maxLength={followUpLength.reason}
        error={view.errors.reason}
      />
      <p className="row-links">
        <SubmitButton intent="extend">{t.extend}</SubmitButton>
      </p>
    </Form>
  );
}
