import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmptyState, Pagination } from "#app/ui/small-parts.tsx";
import { LabelTag, StateTag, Tag } from "#app/ui/state-tag.tsx";
import { Cell, Figure, NumHead, Table } from "#app/ui/table.tsx";
import { ContactPeople } from "./contact-people.tsx";
import { Field, Select } from "./field.tsx";
import { followUpLength } from "./follow-up-fields.ts";
import type { SilentPageView, SilentRowView } from "./follow-up-view.ts";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type Props = { view: SilentPageView };

/** Who has not filed for a period, the heaviest first: whom to call, what was done, more time in one click. */
export function SilentPage({ view }: Props) {
  const t = useMessages("expert").followUp;
  return (
    <Page title={view.title} subtitle={view.subtitle} width="wide" aside={<Filter view={view} />}>
      {view.refused === null ? null : (
        <Banner key={view.form.key} kind="refusal" focus>
          {view.refused}
        </Banner>
      )}
      {view.done.length === 0 ? null : (
        <Banner key={view.form.key} kind="success" focus>
          {view.done.join(" ")}
        </Banner>
      )}
      {view.empty === null ? (
        <List view={view} />
      ) : (
        <Card>
          <EmptyState
            title={view.empty.title}
            action={
              view.clearPath === null ? undefined : (
                <Link className="btn" to={view.clearPath}>
                  {t.clearSearch}
                </Link>
              )
            }
          >
            {view.empty.hint}
          </EmptyState>
        </Card>
      )}
      {view.pages === null ? null : <Pagination {...view.pages} />}
    </Page>
  );
}

function Filter({ view }: Props) {
  const t = useMessages("expert").followUp;
  const { buttons } = useMessages("common");
  return (
    <Form key={`${view.period} ${view.mine} ${view.search}`} method="get" className="inline-form queue-filter">
      <Select name="period" label={t.period} options={view.periods} defaultValue={view.period} />
      <Field name="q" type="search" label={t.search} defaultValue={view.search} maxLength={100} />
      <label className="mine">
        <input type="checkbox" name="mine" value="1" defaultChecked={view.mine} autoComplete="off" /> {t.mine}
      </label>
      <button type="submit" className="btn">
        {buttons.filter}
      </button>
    </Form>
  );
}

function List({ view }: Props) {
  const t = useMessages("expert").followUp;
  const { form } = view;
  return (
    <Form key={form.key} method="post" action={view.action} className="stack silent-form" autoComplete="off" noValidate>
      {/* Enter in a field must press no row's button: the form's first one does nothing. */}
      <button type="submit" disabled hidden />
      <HiddenKey value={form.key} />
      <Card id="silent" title={t.extend} aside={view.weight}>
        <div className="silent-bar">
          <Field
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            defaultValue={form.reason}
            maxLength={followUpLength.reason}
            error={view.errors.reason}
          />
          {form.days === null ? null : (
            <>
              <Select name="days" label={t.days} options={form.days} defaultValue={form.chosenDays} error={view.errors.days} />
              <SubmitButton intent="extend">{t.extendList}</SubmitButton>
            </>
          )}
        </div>
        {form.days === null ? null : <p className="quiet silent-hint">{t.listHint}</p>}
      </Card>
      <Card flush className="queue">
        <Table caption={t.caption} className="queue-table silent-table">
          <thead>
            <tr>
              <th scope="col">{t.columns.establishment}</th>
              <NumHead>{t.columns.weight}</NumHead>
              <th scope="col">{t.columns.people}</th>
              <th scope="col">{t.columns.reminders}</th>
              <th scope="col">{t.columns.contacts}</th>
              <th scope="col">{t.columns.due}</th>
              <th scope="col">{t.columns.extend}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <Row key={row.id} row={row} lists={form.days !== null} />
            ))}
          </tbody>
        </Table>
        <p className="review-line quiet">{t.weightNote}</p>
      </Card>
    </Form>
  );
}

function Row({ row, lists }: { row: SilentRowView; lists: boolean }) {
  const t = useMessages("expert").followUp;
  return (
    <tr>
      <th scope="row">
        <span className="queue-name">
          {lists ? (
            <input
              type="checkbox"
              name="return"
              value={row.id}
              defaultChecked={row.picked}
              aria-label={t.pick({ establishment: row.establishment })}
              autoComplete="off"
            />
          ) : null}
          <Link to={row.to}>{row.establishment}</Link>
          {row.selected ? <LabelTag kind="selected" /> : null}
          {row.inARow === null ? null : (
            <Tag tone="back" light>
              {row.inARow}
            </Tag>
          )}
        </span>
        <small>
          {row.place} · <StateTag state={row.state} short />
        </small>
      </th>
      <td className="num" data-label={t.columns.weight}>
        {row.share === null ? <span className="none">{t.unweighed}</span> : <Figure value={row.share} places={2} />}
        {row.byCapacity ? <span className="was">{t.byCapacity}</span> : null}
      </td>
      <Cell label={t.columns.people}>
        <ContactPeople people={row.people} officePhone={row.officePhone} />
      </Cell>
      <Cell label={t.columns.reminders}>{row.reminders ?? <span className="none">{t.noReminder}</span>}</Cell>
      <Cell label={t.columns.contacts}>
        {row.contacts === null ? (
          <span className="none">{t.noContact}</span>
        ) : (
          <>
            {row.contacts}
            <small className="under">{row.lastOutcome}</small>
          </>
        )}
      </Cell>
      <Cell label={t.columns.due}>
        <bdi className="nowrap">{row.due}</bdi>
        {row.missing ? <LabelTag kind="missing" /> : null}
        {row.extended === null ? null : <small className="under">{row.extended}</small>}
      </Cell>
      <Cell label={t.columns.extend}>
        {row.offer === null ? (
          <span className="none">
            <span aria-hidden="true">–</span>
            <span className="heard">{t.notExtendable}</span>
          </span>
        ) : (
          <button type="submit" name="one" value={row.offer.value} className="btn small">
            <span className="heard">{t.extendOf({ establishment: row.establishment })} </span>
            {row.offer.date}
          </button>
        )}
      </Cell>
    </tr>
  );
}
