import type { Role } from "#app/domain/actor.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "./card.tsx";

export type AccountShown = {
  role: Role;
  /** In the reader's language. */
  name: string;
  /** Establishment or province, in the reader's language. */
  place: string | null;
  /** Latin digits, as the form sends it. */
  nationalId: string;
  /** In the reader's digits. */
  nationalIdShown: string;
};

type Props = { accounts: readonly AccountShown[]; password: string; next: string | null };

/** The people of the demonstration, each a form of its own that signs in with one click. */
export function DemonstrationAccounts({ accounts, password, next }: Props) {
  const t = useMessages("public").demonstration;
  const { roles } = useMessages("common");
  return (
    <Card
      title={t.title}
      id="accounts"
      flush
      aside={
        <span>
          {t.password} <code dir="ltr">{password}</code>
        </span>
      }
    >
      <p className="quiet">{t.sentence}</p>
      <ul className="accounts">
        {accounts.map((account) => (
          <li key={`${account.role} ${account.nationalId}`}>
            <div>
              <b>{roles[account.role]}</b>
              <small>{t.desks[account.role]}</small>
            </div>
            <div>
              <span>{account.name}</span>
              <small>
                {account.place === null ? null : <>{account.place} · </>}
                <bdi dir="ltr">{account.nationalIdShown}</bdi>
              </small>
            </div>
            <form method="post">
              <input type="hidden" name="national_id" value={account.nationalId} autoComplete="off" />
              <input type="hidden" name="password" value={password} autoComplete="off" />
              {next === null ? null : <input type="hidden" name="next" value={next} autoComplete="off" />}
              <button type="submit" className="btn small" aria-label={t.button({ name: account.name })}>
                {t.enter}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
