import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Chart, type ChartData } from "#app/ui/chart.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmptyState } from "#app/ui/small-parts.tsx";
import { type StripMonth, YearStrip } from "#app/ui/year-strip.tsx";
import { CertificateBox, type CertificateView } from "./certificate-box.tsx";
import { Select } from "./field.tsx";
import { type ReceiptRow, ReceiptTable } from "./receipt-table.tsx";

export type YearPageProps = {
  title: string;
  heading: string;
  subtitle: string;
  year: string;
  path: string;
  /** With the year. */
  here: string;
  previous: { to: string; label: string } | null;
  next: { to: string; label: string } | null;
  months: readonly StripMonth[];
  chart: (ChartData & { caption: string; labelHead: string; places: 0 | 1 | 2 | 3 }) | null;
  products: { options: readonly { value: string; label: string }[]; chosen: string; year: string } | null;
  receipts: readonly ReceiptRow[];
  excel: { year: string; all: string; label: string } | null;
  problem: string | null;
  certificate: CertificateView;
};

/** A year of one establishment: its months, its production beside the year before, receipts, certificates, Excel. */
export function YearPage(props: YearPageProps) {
  const t = useMessages("liaison").after.year;
  const { previous, next } = props;
  return (
    <Page
      title={props.heading}
      subtitle={props.subtitle}
      aside={
        <nav className="steps" aria-label={t.years}>
          {previous === null ? null : (
            <Link className="btn small" to={previous.to} rel="prev">
              {previous.label}
            </Link>
          )}
          <b>{props.year}</b>
          {next === null ? null : (
            <Link className="btn small" to={next.to} rel="next">
              {next.label}
            </Link>
          )}
        </nav>
      }
    >
      {props.problem === null ? null : <Banner kind="refusal">{props.problem}</Banner>}
      <Card id="months" title={t.title({ year: props.year })}>
        {props.months.length === 0 ? <EmptyState title={t.none} /> : <YearStrip months={props.months} />}
      </Card>
      <Card id="chart" title={t.chart} aside={t.chartNote}>
        <Products props={props} />
        {props.chart === null ? <EmptyState title={t.chartNone} /> : <Chart {...props.chart} />}
      </Card>
      <ReceiptTable rows={props.receipts} />
      <CertificateBox view={props.certificate} path={props.here} />
      {props.excel === null ? null : (
        <Card id="excel" title={t.excel}>
          <p>{t.excelText}</p>
          <p className="row-links">
            <a className="btn" href={props.excel.year}>
              {props.excel.label}
            </a>
            <a className="btn" href={props.excel.all}>
              {t.excelAll}
            </a>
          </p>
        </Card>
      )}
      <p className="row-links no-print">
        <Link className="btn" to="/liaison">
          {t.back}
        </Link>
      </p>
    </Page>
  );
}

function Products({ props: { products, path } }: { props: YearPageProps }) {
  const t = useMessages("liaison").after.year;
  if (products === null) return null;
  return (
    <Form method="get" action={`${path}#chart`} className="inline-form" key={products.chosen} preventScrollReset>
      <input type="hidden" name="year" value={products.year} autoComplete="off" />
      <Select name="product" label={t.product} options={products.options} defaultValue={products.chosen} />
      <button type="submit" className="btn">
        {t.show}
      </button>
    </Form>
  );
}
