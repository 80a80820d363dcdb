import { useEffect, useRef } from "react";
import { isValueMeasure, type Measure, measures } from "#app/domain/monthly-return.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { classes } from "#app/ui/classes.ts";
import type { GridBody } from "./grid/grid-view.ts";
import { whenTouched } from "./grid/when-touched.ts";
import { Made } from "./made.tsx";

export type { GridBody, GridCell, GridRow } from "./grid/grid-view.ts";

type FigureGridProps = {
  body: GridBody;
  /** e.g. «میلیون ریال»: under the heads of values. */
  money: string;
  /** Shows the figures without inputs. */
  readOnly?: boolean;
};

/**
 * Block 2 of the form: product rows × measures. Inputs are uncontrolled and named `f.<line>.<measure>`, each with its
 * base `b.<line>.<measure>`. On a phone each row is a card and every input keeps its label. The rows are HTML that
 * React neither makes nor looks into; one listener serves them all.
 */
export function FigureGrid({ body, money, readOnly = false }: FigureGridProps) {
  const t = useMessages("common");
  const words = useMessages("liaison").grid;
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const isLong = body.count > longGrid;
  useEffect(() => {
    const grid = box.current;
    if (grid === null || readOnly) return undefined;
    return whenTouched(grid, async () => {
      const { listenToGrid } = await import("./grid/listener.ts");
      return () => listenToGrid(grid, language, { common: t, grid: words });
    });
  }, [language, t, words, readOnly]);
  return (
    <div className="grid-box" ref={box}>
      {readOnly ? null : <script async src="/early.js" />}
      {readOnly ? null : <GridTools body={body} />}
      {body.folded.length === 0 ? null : (
        <label className="check grid-more">
          <input type="checkbox" autoComplete="off" />
          <span>
            {t.grid.more}: {body.folded.map((measure) => t.measures[measure]).join(t.grid.separator)}
          </span>
        </label>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes("scroll", isLong && "long")} aria-label={t.grid.caption} tabIndex={0}>
        <table className={classes("table cards grid", readOnly && "read-only", isLong && "long")}>
          <caption className="heard">{t.grid.caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                {t.grid.product}
                <small>{t.grid.unit}</small>
              </th>
              {measures.map((measure) => (
                <th scope="col" key={measure} className={classes("num", body.folded.includes(measure) && "optional")}>
                  {t.measureHeads[measure]}
                  <HeadNote measure={measure} money={money} derived={body.allDerived} beside={!readOnly} />
                </th>
              ))}
              <th scope="col">{t.grid.balance}</th>
            </tr>
          </thead>
          <Made as="tbody" id="grid-rows" body={body} />
        </table>
      </section>
    </div>
  );
}

/** Rows from which on those out of sight are not laid out; columns then have one width. */
const longGrid = 40;

/** Products from which on a search is worth its place. */
const manyProducts = 12;

/** Over the grid: search, what is still to fill, last month's figures, and what was done last. */
function GridTools({ body }: { body: GridBody }) {
  const t = useMessages("liaison").grid;
  const language = useLanguage();
  const { required, filled, next } = body.tally;
  return (
    <div className="grid-tools">
      {body.count < manyProducts ? null : (
        <div className="grid-search script-only">
          <input type="search" aria-label={t.search} placeholder={t.search} autoComplete="off" enterKeyHint="search" />
          <output data-found="" />
        </div>
      )}
      <p className="grid-tally" data-tally="">
        <span>{t.tally({ filled: formatInteger(filled, language), required: formatInteger(required, language) })}</span>{" "}
        <a href={`#${next ?? "products"}`} hidden={next === null}>
          {t.next}
        </a>
      </p>
      {body.count < manyProducts ? null : (
        <details className="grid-open script-only" data-open-rows="">
          <summary>{t.openRows}</summary>
          <ul />
        </details>
      )}
      {body.hasLastMonth ? (
        <button type="button" className="btn small script-only" data-grid="copy" title={t.copyAllHint}>
          {t.copyAll}
        </button>
      ) : null}
      <p className="grid-said script-only">
        <span role="status" data-grid-said="" />{" "}
        <button type="button" className="btn small" data-grid="undo" hidden>
          {t.undo}
        </button>
      </p>
      <p className="heard script-only">{t.keys}</p>
    </div>
  );
}

type HeadNoteProps = { measure: Measure; money: string; derived: boolean; beside: boolean };

function HeadNote({ measure, money, derived, beside }: HeadNoteProps) {
  const t = useMessages("common");
  if (measure === "opening") return derived ? <small>{t.grid.derived}</small> : null;
  if (isValueMeasure(measure)) {
    return (
      <>
        <small>{t.grid.valueIn({ money })}</small>
        {beside ? <small className="price">{t.grid.priceHead}</small> : null}
      </>
    );
  }
  if (measure === "production" && beside) {
    return (
      <>
        <small>{t.months.wasHead}</small>
        <small className="sum">{t.grid.toDateHead}</small>
      </>
    );
  }
  if (measure === "domestic_quantity" || measure === "export_quantity") return <small>{t.quantity}</small>;
  return null;
}
