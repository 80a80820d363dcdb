import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Cell, Num, Table } from "#app/ui/table.tsx";
import type { WithdrawView } from "./withdraw-box.tsx";

type Change<Value> = { place: string; before: Value; after: Value };

export type VersionsView = {
  /** Which edition of the form the version was filed in. */
  form: string;
  /** Beside each version in the list. */
  marks: readonly { version: number; text: string | null }[];
  older: { text: string; to: string } | null;
  changes: {
    title: string;
    none: string;
    heads: readonly string[];
    words: readonly Change<string>[];
    cells: readonly Change<string | null>[];
  } | null;
  /** The withdrawal just done. */
  done: string | null;
  /** The newest version is one that was taken back. */
  taken: string | null;
  withdraw: WithdrawView | null;
};

/** What stands above the figures of a version: an answer, or which version this is. */
export function VersionBanners({ view, refused }: { view: VersionsView; refused: string | null }) {
  const t = useMessages("liaison").after.versions;
  return (
    <>
      {refused === null ? null : (
        <Banner kind="conflict" focus>
          {refused}
        </Banner>
      )}
      {view.done === null ? null : (
        <Banner kind="success" focus>
          {view.done}
        </Banner>
      )}
      {view.taken === null || view.done !== null ? null : <Banner kind="info">{view.taken}</Banner>}
      {view.older === null ? null : (
        <Banner kind="info">
          {view.older.text} <Link to={view.older.to}>{t.toNewest}</Link>
        </Banner>
      )}
    </>
  );
}

/** What a version changed against the one before it. */
export function VersionChanges({ changes }: { changes: NonNullable<VersionsView["changes"]> }) {
  const t = useMessages("liaison").after.versions;
  const [before = "", after = ""] = changes.heads;
  const none = changes.words.length + changes.cells.length === 0;
  return (
    <Card id="changes" title={changes.title} flush>
      {none ? (
        <p className="quiet pad">{changes.none}</p>
      ) : (
        <Table caption={t.changesCaption} cards={false} className="changes">
          <thead>
            <tr>
              <th scope="col">{t.place}</th>
              <th scope="col" className="num">
                {before}
              </th>
              <th scope="col" className="num">
                {after}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.words.map((row) => (
              <tr key={row.place}>
                <th scope="row">{row.place}</th>
                <Cell label={before}>{row.before}</Cell>
                <Cell label={after}>{row.after}</Cell>
              </tr>
            ))}
            {changes.cells.map((row) => (
              <tr key={row.place}>
                <th scope="row">{row.place}</th>
                <Num label={before} value={row.before} muted />
                <Num label={after} value={row.after} changed />
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
