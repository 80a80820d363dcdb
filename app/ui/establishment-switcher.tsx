import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";

export type SwitcherView = {
  chosen: string | null;
  /** The month to be opened of the other establishment; null on the desk. */
  period: string | null;
  /** What was sought; null where the list is short enough. */
  search: string | null;
  /** Null where there are too many for a list. */
  options: { value: string; label: string }[] | null;
  /** The page that is to show the choice; the desk where not given. */
  action?: string;
};

/** Another establishment of the same person, without signing out: on the desk it narrows, in a month it leads on. */
export function EstablishmentSwitcher({ chosen, period, search, options, action = "/liaison" }: SwitcherView) {
  const t = useMessages("liaison").people.desk;
  const { buttons } = useMessages("common");
  if (options === null) {
    return (
      <p className="switcher">
        <Link to="/liaison">{t.chooseOnDesk}</Link>
      </p>
    );
  }
  return (
    <Form method="get" action={period === null ? action : "/liaison/switch"} className="switcher" role="search">
      {period === null ? null : <input type="hidden" name="month" value={period} autoComplete="off" />}
      <label htmlFor="establishment">{period === null ? t.establishment : t.sameMonth}</label>
      <select id="establishment" name="establishment" defaultValue={chosen ?? ""} key={chosen} autoComplete="off">
        {period === null && action === "/liaison" ? <option value="">{t.all}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {search === null ? null : (
        <>
          <label htmlFor="q">{t.search}</label>
          <input id="q" name="q" type="search" defaultValue={search} maxLength={100} autoComplete="off" />
        </>
      )}
      <button type="submit" className="btn small">
        {period === null ? buttons.filter : buttons.open}
      </button>
    </Form>
  );
}
