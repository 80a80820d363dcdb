import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "./banner.tsx";
import { Card } from "./card.tsx";
import { Page } from "./page.tsx";
import { PickForm } from "./pick-form.tsx";
import { EmptyState } from "./small-parts.tsx";
import { Num, NumHead, Table } from "./table.tsx";

interface Line {
  key: string;
  name: string;
  decisions: string;
  timely: string | null;
  sentBack: string | null;
  overturned: string | null;
  meanWorking: string | null;
  meanCalendar: string | null;
  longest: string | null;
}

export interface ScorecardPageProps {
  desk: "province" | "ministry";
  title: string;
  years: { value: string; label: string }[];
  year: string;
  rows: Line[];
  total: Line;
  /** Of the workbook; null where there is none. */
  excel: string | null;
  problem: string | null;
}

/** What was decided in a year and how quickly: a line each for provinces, or for a province's people. */
export function ScorecardPage(props: ScorecardPageProps) {
  const t = useMessages(props.desk === "ministry" ? "ministry" : "expert").scorecard;
  return (
    <Page
      title={props.title}
      width="wide"
      aside={<PickForm name="year" label={t.year} options={props.years} chosen={props.year} />}
    >
      {props.problem === null ? null : (
        <Banner kind="refusal" focus>
          {props.problem}
        </Banner>
      )}
      <Card id="scorecard" title={props.desk === "ministry" ? t.province : t.person} aside={<Excel {...props} />} flush>
        {props.rows.length === 0 ? <EmptyState title={t.none} /> : <ScoreTable {...props} />}
      </Card>
      <Card id="definitions" title={t.definitions}>
        <ul className="definitions">
          {Object.entries(t.defined).map(([key, text]) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function Excel({ desk, excel }: ScorecardPageProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").scorecard;
  return excel === null ? null : (
    <a className="btn small" href={excel}>
      {t.excel}
    </a>
  );
}

function ScoreTable({ desk, rows, total }: ScorecardPageProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").scorecard;
  const cells = (line: Line) => (
    <>
      <Num label={t.decisions} value={line.decisions} />
      <Num label={t.timely} value={line.timely} places={1} />
      <Num label={t.sentBack} value={line.sentBack} places={1} />
      <Num label={t.overturned} value={line.overturned} places={1} />
      <Num label={t.meanWorking} value={line.meanWorking} places={1} />
      <Num label={t.meanCalendar} value={line.meanCalendar} places={1} />
      <Num label={t.longest} value={line.longest} />
    </>
  );
  return (
    <Table caption={desk === "ministry" ? t.caption : t.ownCaption}>
      <thead>
        <tr>
          <th scope="col">{desk === "ministry" ? t.province : t.person}</th>
          <NumHead>{t.decisions}</NumHead>
          <NumHead>{t.timely}</NumHead>
          <NumHead>{t.sentBack}</NumHead>
          <NumHead note={t.overturnedNote}>{t.overturned}</NumHead>
          <NumHead>{t.meanWorking}</NumHead>
          <NumHead>{t.meanCalendar}</NumHead>
          <NumHead>{t.longest}</NumHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{total.name}</th>
          {cells(total)}
        </tr>
      </tfoot>
    </Table>
  );
}
