import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { ShareBar } from "./share-bar.tsx";

export type BasisCard = {
  key: string;
  name: string;
  note: string;
  to: string;
  chosen: boolean;
  /** Formatted percent, or null where nothing is expected. */
  share: string | null;
  /** «n از m واحد» */
  of: string;
  /** 0 to 1, for the bar. */
  part: number;
};

/** The three bases with their coverage by heads; each is a link to this page on that basis. */
export function BasisSwitch({ cards }: { cards: readonly BasisCard[] }) {
  const t = useMessages("ministry").period;
  return (
    <nav className="bases" aria-label={t.basis}>
      {cards.map((card) => (
        <Link key={card.key} to={card.to} aria-current={card.chosen ? "true" : undefined} preventScrollReset>
          <b>{card.name}</b>
          <span className="coverage">
            <strong>{card.share ?? "–"}</strong> <span>{card.of}</span>
          </span>
          <ShareBar parts={[{ tone: card.chosen ? "brand" : "idle", share: card.part }]} />
          <small>{card.note}</small>
          {card.chosen ? <em>{t.chosen}</em> : null}
        </Link>
      ))}
    </nav>
  );
}
