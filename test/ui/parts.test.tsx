import { describe, expect, it } from "vitest";
import { measures, returnStates } from "#app/domain/monthly-return.ts";
import { ErrorSummary } from "#app/forms/error-summary.tsx";
import { Choices, Field, Select, TextArea } from "#app/forms/field.tsx";
import { FigureGrid, type GridRow } from "#app/forms/figure-grid.tsx";
import { SubmitButton } from "#app/forms/submit-button.tsx";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { languages } from "#app/messages/language.ts";
import { Chart } from "#app/ui/chart.tsx";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { FindingNote } from "#app/ui/finding-note.tsx";
import { ReasonList } from "#app/ui/reason-list.tsx";
import { shellDataOf, titleOf } from "#app/ui/route-data.ts";
import { InstallationStrips, roleAt, Shell } from "#app/ui/shell.tsx";
import { StateTag } from "#app/ui/state-tag.tsx";
import { Figure, Num } from "#app/ui/table.tsx";
import { YearStrip } from "#app/ui/year-strip.tsx";
import { renderPart } from "./render.tsx";

const row: GridRow = {
  lineId: 12,
  name: "Clinker",
  unit: "tonne",
  capacity: null,
  balance: { kind: "difference", amount: "10,000" },
  otherInReason: { value: "transfer", base: "transfer" },
  cells: {
    opening: { value: "312,400", base: "312400", derived: true },
    production: {
      value: "167,588",
      base: "167588",
      lastMonth: "159,210",
      lastYear: null,
      severity: "explain",
      findingKey: "jump.12",
    },
    other_in: { value: "5", base: "5" },
    closing: { value: "12..5", base: "", error: "not a number" },
    export_quantity: { value: "3", base: "2", conflict: { stored: "4", who: "A. Rostami", when: "14:31" } },
  },
};

describe("a state", () => {
  it.each(languages)("has a word and a shape of its own (%s)", async (language) => {
    const html = await Promise.all(returnStates.map((state) => renderPart(language, <StateTag state={state} />)));
    html.forEach((tag, index) => {
      expect(tag).toContain(`data-shape="${returnStates[index]}"`);
      expect(tag).toContain(catalogue(language).common.states[returnStates[index] ?? "draft"]);
    });
  });
});

describe("a field", () => {
  it("ties its label, hint and error to the input", async () => {
    const html = await renderPart("en", <Field name="days" label="Days" hint="of 31" error="Too many" inputMode="numeric" />);
    expect(html).toContain('<label for="days">');
    expect(html).toMatch(/aria-describedby="days-hint days-error"/);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('autoComplete="off"');
  });

  it("of a choice is a fieldset that an error can lead to", async () => {
    const options = [{ value: "working", label: "Working" }];
    const html = await renderPart("en", <Choices name="state" label="State" options={options} error="Choose" />);
    expect(html).toContain('id="state"');
    expect(html).toContain('tabindex="-1"');
    expect(html).toContain("<legend>");
  });

  it("keeps what was typed", async () => {
    expect(await renderPart("fa", <TextArea name="remarks" label="شرح" defaultValue="متن" />)).toContain(">متن</textarea>");
    const list = <Select name="code" label="x" options={[{ value: "a", label: "A" }]} defaultValue="a" blank />;
    expect(await renderPart("fa", list)).toMatch(/<option value="a" selected="">/);
  });
});

describe("the figure grid", () => {
  const grid = (readOnly = false) => (
    <FigureGrid
      rows={[row]}
      measures={measures}
      optional={["toll", "loss", "other_in"]}
      money="million rial"
      readOnly={readOnly}
    />
  );

  it("names each input and its base by line and measure", async () => {
    const html = await renderPart("en", grid());
    expect(html).toContain('name="f.12.production"');
    expect(html).toMatch(/name="b\.12\.production"[^>]* value="167588"/);
    expect(html).toContain('aria-label="Clinker – Production (tonne)"');
    expect(html).toContain('aria-label="Clinker – Domestic sales, value (million rial)"');
  });

  it("has no input for an opening that comes from last month", async () => {
    const html = await renderPart("en", grid());
    expect(html).not.toContain('name="f.12.opening"');
    expect(html).toContain('data-value="312400"');
  });

  it("leads from the cell to its finding and shows both values of a conflict", async () => {
    const html = await renderPart("en", grid());
    expect(html).toContain('href="#finding-jump.12"');
    expect(html).toContain("A. Rostami");
    expect(html).toContain('value="3"');
  });

  it("folds only optional columns that are blank in every row", async () => {
    const html = await renderPart("en", grid());
    expect(html).toMatch(/<td[^>]*data-label="Loss"[^>]*optional/);
    expect(html).not.toMatch(/<td[^>]*data-label="Other in"[^>]*optional/);
    expect(html).toMatch(/<option value="transfer" selected="">/);
  });

  it("gives every cell its label for the phone", async () => {
    const html = await renderPart("fa", grid());
    for (const measure of measures) expect(html).toContain(`data-label="${catalogue("fa").common.measures[measure]}"`);
  });

  it("has no inputs where it is for reading", async () => {
    expect(await renderPart("en", grid(true))).not.toMatch(/<input[^>]*name="f\./);
  });
});

describe("a finding", () => {
  it("offers its correction as a button that works without script", async () => {
    const note = (
      <FindingNote
        findingKey="balance.12.closing"
        severity="explain"
        title="Closing"
        cell="f.12.closing"
        fix={{ value: "32381", shown: "۳۲٬۳۸۱" }}
        explanation={{ value: "because" }}
      >
        sentence
      </FindingNote>
    );
    const html = await renderPart("fa", note);
    expect(html).toMatch(/type="submit" name="fix" value="12\.closing=32381"/);
    expect(html).toContain('href="#f.12.closing"');
    expect(html).toContain('name="e.balance.12.closing"');
    expect(html).toContain(">because</textarea>");
  });
});

describe("other parts", () => {
  it("reasons ask for a reply only where one may reply", async () => {
    const reason = { id: 5, title: "Unit", place: null, text: "" };
    expect(await renderPart("en", <ReasonList reasons={[reason]} />)).not.toContain("<textarea");
    expect(await renderPart("en", <ReasonList reasons={[{ ...reason, reply: { value: "" } }]} />)).toContain('name="r.5"');
  });

  it("the error summary leads to each field", async () => {
    const html = await renderPart("en", <ErrorSummary errors={[{ field: "f.1.loss", text: "wrong" }]} count="1" />);
    expect(html).toContain('href="#f.1.loss"');
    expect(html).toContain('role="alert"');
  });

  it("a figure lines up at its decimal sign and a missing one is a dash", async () => {
    expect(await renderPart("fa", <Figure value="۱۲٫۵٪" places={2} />)).toContain(
      '<bdi dir="ltr">۱۲<span class="fraction p2">٫۵</span>٪</bdi>',
    );
    expect(await renderPart("fa", <Figure value={null} />)).toContain("–");
    const cell = <Num label="x" value="1" muted />;
    expect(await renderPart("en", cell)).toContain('class="num muted"');
  });

  it("a chart always has its table", async () => {
    const chart = (
      <Chart
        kind="line"
        caption="c"
        labelHead="m"
        unit="t"
        labels={["Mehr"]}
        series={[{ name: "s", values: [1], shown: ["1.5"] }]}
      />
    );
    expect(await renderPart("en", chart)).toMatch(/<th scope="row">Mehr<\/th>.*1\.5/);
  });

  it("an error page tells a reference number only for a fault, and never a stack", async () => {
    expect(await renderPart("en", <ErrorPage kind="not-found" />)).toContain("Page not found");
    expect(await renderPart("fa", <ErrorPage kind="fault" />)).toContain(catalogue("fa").common.errors.faultTitle);
  });

  it("a month of the year strip says in words what its colour says", async () => {
    const months = [{ period: "1405-01", name: "Farvardin", state: "approved" as const, to: "/x", idle: true }];
    expect(await renderPart("en", <YearStrip months={months} />)).toContain("Idle");
  });
});

describe("the shell", () => {
  const viewer = { id: 1, name: "Reza", role: "reviewer" as const, place: null };

  it("marks the section one is in, also inside a case of the queue", async () => {
    const at = (path: string) => renderPart("en", <Shell viewer={viewer}>x</Shell>, path);
    expect(await at("/ministry")).toMatch(/aria-current="page"[^>]*href="\/ministry"/);
    expect(await at("/ministry/returns/3")).toMatch(/aria-current="true"[^>]*href="\/ministry"/);
    expect(await at("/ministry/deliveries")).toMatch(/aria-current="page"[^>]*href="\/ministry\/deliveries"/);
  });

  it("offers the other language and the way out as forms that write", async () => {
    const html = await renderPart("fa", <Shell viewer={viewer}>x</Shell>, "/ministry?page=2");
    expect(html).toMatch(/<form method="post" action="\/language">/);
    expect(html).toContain('value="/ministry?page=2"');
    expect(html).toMatch(/<form method="post" action="\/sign-out">/);
    expect(html).toContain('href="#main"');
  });

  it("speaks in the role of the desk one is at", () => {
    expect(roleAt("/expert", ["reviewer", "expert"])).toBe("expert");
    expect(roleAt("/sign-in", ["analyst"])).toBe("analyst");
    expect(roleAt("/", [])).toBeUndefined();
  });

  it("says when the installation is a demonstration and when its clock is set", async () => {
    expect(await renderPart("en", <InstallationStrips demonstration={false} clock={null} />)).not.toContain("strip");
    expect(await renderPart("en", <InstallationStrips demonstration clock="5 May" />)).toContain("5 May");
  });

  it("takes title and frame from the innermost route that has them", () => {
    const matches = [
      { data: { title: "a", shell: { place: "Tehran" } } },
      { data: null },
      { data: { title: "b", shell: { counts: {} } } },
    ];
    expect(titleOf(matches)).toBe("b");
    expect(shellDataOf(matches)).toEqual({ place: "Tehran", counts: {} });
    expect(titleOf([{ data: undefined }])).toBeNull();
  });
});

it("nothing carries a style attribute, which the security policy refuses", async () => {
  const html = await renderPart(
    "fa",
    <Shell viewer={null}>
      <FigureGrid rows={[row]} measures={measures} money="x" />
      <SubmitButton intent="save">x</SubmitButton>
    </Shell>,
  );
  expect(html).not.toMatch(/ style=/);
});
