import { Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "./banner.tsx";
import { Card } from "./card.tsx";
import { Chart } from "./chart.tsx";
import type { Tone } from "./classes.ts";
import { Page } from "./page.tsx";
import { type BasisCard, BasisSwitch } from "./period-basis.tsx";
import { ProductTotals, type ProductTotalsProps } from "./period-products.tsx";
import { ProvinceStatesTable } from "./period-provinces.tsx";
import { EmptyState } from "./small-parts.tsx";
import { Tag } from "./state-tag.tsx";

type Neighbour = { to: string; label: string } | null;

export type PeriodPageProps = {
  heading: string;
  state: { tone: Tone; text: string };
  due: string;
  divisions: string | null;
  /** A report was asked for and could not be made: why. */
  problem: string | null;
  previous: Neighbour;
  next: Neighbour;
  empty: boolean;
  basis: string;
  bases: readonly BasisCard[];
  downloads: { detailed: string; products: string; note: string };
  chart: (ComponentProps<typeof Chart> & { title: string }) | null;
  products: ProductTotalsProps;
  provinces: ComponentProps<typeof ProvinceStatesTable>;
};

function Neighbours({ previous, next }: Pick<PeriodPageProps, "previous" | "next">) {
  const t = useMessages("ministry").period;
  const step = (to: Neighbour, rel: "prev" | "next") =>
    to === null ? null : (
      <Link className="btn small" to={to.to} rel={rel}>
        {to.label}
      </Link>
    );
  return (
    <nav className="steps neighbours" aria-label={t.neighbours}>
      {step(previous, "prev")}
      {step(next, "next")}
    </nav>
  );
}

/** The page of one period: bases with their coverage, reports, one product's course, totals by product, provinces. */
export function PeriodPage(props: PeriodPageProps) {
  const { heading, state, due, divisions, problem, previous, next, empty, basis, downloads, chart, products } = props;
  const t = useMessages("ministry").period;
  return (
    <Page
      title={heading}
      tag={<Tag tone={state.tone}>{state.text}</Tag>}
      subtitle={divisions === null ? due : `${due} · ${divisions}`}
      aside={<Neighbours previous={previous} next={next} />}
      width="wide"
    >
      {problem === null ? null : (
        <Banner kind="refusal" focus>
          {problem}
        </Banner>
      )}
      {empty ? (
        <Card>
          <EmptyState title={t.empty}>{t.emptyNote}</EmptyState>
        </Card>
      ) : (
        <>
          <div className="period-top">
            <BasisSwitch cards={props.bases} />
            <section className="downloads" aria-labelledby="downloads-title">
              <h2 id="downloads-title">{t.downloads.title}</h2>
              <a className="btn primary" href={downloads.detailed}>
                {t.downloads.detailed}
              </a>
              <a className="btn" href={downloads.products}>
                {t.downloads.products}
              </a>
              <small>{downloads.note}</small>
            </section>
          </div>
          {chart === null ? null : (
            <Card id="chart" title={chart.title} aside={basis}>
              <Chart {...chart} />
              <p className="quiet">{t.chart.note}</p>
            </Card>
          )}
          <Card id="products" title={t.products.title} aside={basis} flush>
            <ProductTotals {...products} />
            <p className="quiet">
              {t.products.note} {t.products.growthNote}
            </p>
          </Card>
          <Card id="provinces" title={t.provinces.title} aside={basis} flush>
            <ProvinceStatesTable {...props.provinces} />
            <p className="quiet">{t.correctionNote}</p>
          </Card>
        </>
      )}
    </Page>
  );
}
