import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/small-parts.tsx";
import { Tag } from "#app/ui/state-tag.tsx";
import { Cell, Table } from "#app/ui/table.tsx";

export type ReceiptRow = {
  key: number;
  period: string;
  version: string;
  filedAt: string;
  /** In groups. */
  code: string;
  mark: string | null;
  view: string;
  receipt: string;
  pdf: string;
};

/** Every version that was sent of a year's months, each with its receipt. */
export function ReceiptTable({ rows }: { rows: readonly ReceiptRow[] }) {
  const t = useMessages("liaison").after.year;
  return (
    <Card id="receipts" title={t.receipts} flush>
      {rows.length === 0 ? (
        <EmptyState title={t.receiptsNone} />
      ) : (
        <Table caption={t.receiptsCaption}>
          <thead>
            <tr>
              <th scope="col">{t.month}</th>
              <th scope="col">{t.version}</th>
              <th scope="col">{t.filedAt}</th>
              <th scope="col">{t.code}</th>
              <th scope="col">{t.documents}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <Link to={row.view}>{row.period}</Link>
                </th>
                <Cell label={t.version}>
                  <span>
                    {row.version}{" "}
                    {row.mark === null ? null : (
                      <Tag tone="idle" light>
                        {row.mark}
                      </Tag>
                    )}
                  </span>
                </Cell>
                <Cell label={t.filedAt}>{row.filedAt}</Cell>
                <Cell label={t.code}>
                  <code dir="ltr" className="long-code">
                    {row.code}
                  </code>
                </Cell>
                <Cell label={t.documents}>
                  <span className="documents">
                    <Link to={row.receipt}>
                      {t.receipt}
                      <Of row={row} />
                    </Link>
                    <a href={row.pdf}>
                      {t.pdf}
                      <Of row={row} />
                    </a>
                  </span>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** Heard with a link that says the same in every row. */
function Of({ row }: { row: ReceiptRow }) {
  const t = useMessages("liaison").after.year;
  return <span className="heard"> {t.ofVersion({ period: row.period, version: row.version })}</span>;
}
