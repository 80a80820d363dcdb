import { classes } from "#app/ui/classes.ts";
import { Figure, Table } from "#app/ui/table.tsx";
import type { BlockTableView } from "./block-view.ts";

/** Blocks 3 to 5 of what was sent, one small table each. */
export function BlockTables({ tables }: { tables: readonly BlockTableView[] }) {
  return (
    <div className="block-tables">
      {tables.map((table) => (
        <section key={table.block} className={table.block}>
          <h3>
            {table.title}
            {table.none === null ? null : <small> {table.none}</small>}
          </h3>
          {table.rows.length === 0 ? null : (
            <Table caption={table.title} className="rows">
              <thead>
                <tr>
                  {table.columns.map((column) => (
                    <th scope="col" key={column.head} className={column.isNumber ? "num" : undefined}>
                      {column.head}
                      {column.note === null ? null : <small>{column.note}</small>}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row) => (
                  <tr key={row.key}>
                    {table.columns.map((column, index) => (
                      <td key={column.head} data-label={column.head} className={classes(column.isNumber && "num")}>
                        {column.isNumber ? (
                          <span className="figure">
                            <Figure value={row.cells[index] ?? null} />
                          </span>
                        ) : (
                          <bdi>{row.cells[index] ?? "–"}</bdi>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </section>
      ))}
    </div>
  );
}
