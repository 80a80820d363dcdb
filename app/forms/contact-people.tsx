import { useMessages } from "#app/messages/use-messages.tsx";
import type { ContactPersonView } from "./follow-up-view.ts";

type ContactPeopleProps = { people: readonly ContactPersonView[]; officePhone: string | null };

/** Who files for an establishment, and how to reach them; numbers and addresses are links. */
export function ContactPeople({ people, officePhone }: ContactPeopleProps) {
  const t = useMessages("expert").followUp;
  return (
    <ul className="contact-people">
      {people.length === 0 ? <li className="none">{t.noPeople}</li> : null}
      {people.map((person) => (
        <li key={person.id}>
          <b>{person.name}</b> <small>{person.role}</small>
          <span className="ways">
            {person.phone === null || person.phoneTo === null ? (
              <span className="none">{t.noPhone}</span>
            ) : (
              <a href={person.phoneTo}>
                <bdi dir="ltr">{person.phone}</bdi>
              </a>
            )}
            {person.email === null ? null : (
              <a href={`mailto:${person.email}`}>
                <bdi dir="ltr">{person.email}</bdi>
              </a>
            )}
          </span>
        </li>
      ))}
      {officePhone === null ? null : <li className="quiet">{officePhone}</li>}
    </ul>
  );
}
