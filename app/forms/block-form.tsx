import { type ReactNode, useEffect, useRef } from "react";
import {
  blockTextLengths,
  energyCarriers,
  exportFields,
  materialFields,
  materialUnits,
  outsideFields,
  type RowBlock,
} from "#app/domain/form-blocks.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { BlockCell, type Column } from "./block-cell.tsx";
import { listenToBlocks } from "./block-listener.ts";
import type { BlockCardView, BlockFieldView, BlockRowView, BlocksView, RowBlockView } from "./block-view.ts";
import { Field } from "./field.tsx";
import { Base } from "./operation-block.tsx";

const letters = { exports: "x", materials: "m", outside: "o" } as const;
const firstCarriers = energyCarriers.slice(0, 3);
const otherCarriers = energyCarriers.slice(3);

type BlocksProps = {
  view: BlocksView;
  /** Shows what the checks say of a block. */
  findings: (block: BlockCardView) => ReactNode;
};

/** Blocks 3 to 5 of the form: folded while nothing is in them and nothing is asked. */
export function Blocks({ view, findings }: BlocksProps) {
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current === null ? undefined : listenToBlocks(box.current, language)), [language]);
  const { rows, energy, people } = view;
  return (
    <div className="blocks" ref={box}>
      <RowBlockCard block="exports" view={view} card={rows.exports} findings={findings} />
      <RowBlockCard block="materials" view={view} card={rows.materials} findings={findings} />
      <EnergyCard card={energy} fields={energy.fields} selected={view.selected}>
        {findings(energy)}
      </EnergyCard>
      <PeopleCard card={people} fields={people.fields} money={view.money} selected={view.selected}>
        {findings(people)}
      </PeopleCard>
      <RowBlockCard block="outside" view={view} card={rows.outside} findings={findings} />
      <datalist id="countries">
        {view.countries.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

type CardProps = { card: BlockCardView; aside?: string; notes: ReactNode; children: ReactNode };

/** One block: its name and state in the head, "none" in one click, its fields. */
function BlockCard({ card, aside, notes, children }: CardProps) {
  const t = useMessages("liaison").blocks;
  const name = `none.${card.block}`;
  return (
    <details className="fold block" id={`block-${card.block}`} open={card.open}>
      <summary>
        <b>{t.words.names[card.block]}</b>
        <small>{card.status}</small>
        {aside === undefined ? null : <small className="aside">{aside}</small>}
      </summary>
      <div className="block-head">
        <p className="hint">{t.hints[card.block]}</p>
        <label className="check none-mark">
          <input
            type="checkbox"
            id={name}
            name={name}
            value="1"
            defaultChecked={card.none.value === "1"}
            autoComplete="off"
            aria-describedby={card.none.error ? `${name}-error` : undefined}
          />
          <span>{t.none[card.block]}</span>
        </label>
        <Base name={name} value={card.none.base} />
        {card.none.error ? (
          <p className="error" id={`${name}-error`}>
            {card.none.error}
          </p>
        ) : null}
      </div>
      <div className="block-body">{children}</div>
      {notes}
    </details>
  );
}

function useColumns(block: RowBlock, view: BlocksView): Column[] {
  const t = useMessages("liaison").blocks;
  const common = useMessages("common");
  const { words } = t;
  const unit = {
    kind: "select",
    options: Object.keys(materialUnits).map((code) => ({ value: code, label: words.units[code as keyof typeof words.units] })),
  } as const;
  const number = { kind: "number" } as const;
  if (block === "materials") {
    return materialFields.map((field): Column => {
      const head = words.materials[field];
      if (field === "name") return { field, head, kind: "text", longest: blockTextLengths.name };
      return field === "unit_code" ? { field, head, ...unit } : { field, head, ...number };
    });
  }
  if (block === "outside") {
    return outsideFields.map((field): Column => {
      const head = words.outside[field];
      if (field === "name") return { field, head, kind: "text", longest: blockTextLengths.name };
      return field === "unit_code" ? { field, head, ...unit } : { field, head, ...number };
    });
  }
  const money = { quantity: t.productUnit, net_kg: words.units.KGM, value_usd: words.dollar, value_rial: view.money };
  return exportFields.map((field): Column => {
    const head = words.exports[field];
    switch (field) {
      case "product_line_id": {
        const options = view.products.map(({ value, label, tariff, unit: counted }) => ({
          value,
          label: common.grid.withUnit({ name: label, unit: counted }),
          tariff,
        }));
        return { field, head, kind: "select", options };
      }
      case "country":
        return { field, head, kind: "country" };
      case "tariff_code":
        return { field, head, kind: "code", note: t.digits, longest: 20 };
      case "declaration":
        return { field, head, kind: "code", note: common.form.optional, longest: blockTextLengths.declaration };
      default:
        return { field, head, ...number, note: money[field] };
    }
  });
}

type RowBlockProps = { block: RowBlock; view: BlocksView; card: RowBlockView; findings: BlocksProps["findings"] };

function RowBlockCard({ block, view, card, findings }: RowBlockProps) {
  const t = useMessages("liaison").blocks;
  const columns = useColumns(block, view);
  return (
    <BlockCard card={card} aside={block === "materials" && view.selected ? t.requiredHere : undefined} notes={findings(card)}>
      <RowTable block={block} rows={card.rows} columns={columns} />
      {card.more.length === 0 ? null : (
        <details className="more-rows">
          <summary>{t.moreRows}</summary>
          <RowTable block={block} rows={card.more} columns={columns} isMore />
        </details>
      )}
    </BlockCard>
  );
}

type RowTableProps = { block: RowBlock; rows: readonly BlockRowView[]; columns: readonly Column[]; isMore?: boolean };

function RowTable({ block, rows, columns, isMore = false }: RowTableProps) {
  const t = useMessages("liaison").blocks;
  const name = isMore ? `${t.words.names[block]} – ${t.moreRows}` : t.words.names[block];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" aria-label={name} tabIndex={0}>
      <table className={`table cards grid rows ${block}`}>
        <caption className="heard">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t.rowNumber}</th>
            {columns.map((column) => (
              <th scope="col" key={column.field} className={column.kind === "number" ? "num" : undefined}>
                {column.head}
                {column.note === undefined ? null : <small>{column.note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slot} data-offer={isOffer(row) ? "" : undefined}>
              <th scope="row">{row.number}</th>
              {columns.map((column) => (
                <BlockCell
                  key={column.field}
                  name={`${letters[block]}.${row.slot}.${column.field}`}
                  row={row.number}
                  column={column}
                  cell={row.cells[column.field]}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A row that shows more than is stored. */
function isOffer(row: BlockRowView): boolean {
  return Object.values(row.cells).some((cell) => cell.value !== "" && cell.base === "" && cell.carried !== true);
}

type FieldsProps<F extends string> = {
  card: BlockCardView;
  fields: Readonly<Record<F, BlockFieldView>>;
  selected: boolean;
  children: ReactNode;
};

function EnergyCard({ card, fields, selected, children }: FieldsProps<(typeof energyCarriers)[number]>) {
  const t = useMessages("liaison").blocks;
  const { words } = t;
  const unitOf = (carrier: (typeof energyCarriers)[number]) =>
    carrier === "electricity" ? words.kilowattHour : carrier === "natural-gas" ? words.units.MTQ : words.units.LTR;
  const field = (carrier: (typeof energyCarriers)[number]) => (
    <NumberField
      key={carrier}
      name={`n.${carrier}`}
      label={words.energy[carrier]}
      after={unitOf(carrier)}
      view={fields[carrier]}
    />
  );
  const used = otherCarriers.some((carrier) => fields[carrier].value !== "" || fields[carrier].error !== undefined);
  return (
    <BlockCard card={card} aside={selected ? t.requiredHere : undefined} notes={children}>
      <div className="fields">{firstCarriers.map(field)}</div>
      <details className="more-rows" open={used}>
        <summary>{t.otherFuels}</summary>
        <div className="fields">{otherCarriers.map(field)}</div>
      </details>
    </BlockCard>
  );
}

type PeopleProps = FieldsProps<"men" | "women" | "wage_bill"> & { money: string };

function PeopleCard({ card, fields, money, selected, children }: PeopleProps) {
  const t = useMessages("liaison").blocks;
  const { words } = t;
  return (
    <BlockCard card={card} aside={selected ? t.requiredHere : undefined} notes={children}>
      <div className="fields">
        <NumberField name="p.men" label={words.people.men} after={words.person} view={fields.men} isWhole />
        <NumberField name="p.women" label={words.people.women} after={words.person} view={fields.women} isWhole />
        <NumberField name="p.wage_bill" label={words.people.wage_bill} after={money} view={fields.wage_bill} optional />
      </div>
    </BlockCard>
  );
}

type NumberFieldProps = {
  name: string;
  label: string;
  after: string;
  view: BlockFieldView;
  isWhole?: boolean;
  optional?: boolean;
};

function NumberField({ name, label, after, view, isWhole = false, optional = false }: NumberFieldProps) {
  return (
    <div className="number">
      <Field
        name={name}
        label={label}
        after={after}
        defaultValue={view.value}
        error={view.error ?? null}
        inputMode={isWhole ? "numeric" : "decimal"}
        optional={optional}
      />
      <Base name={name} value={view.base} />
    </div>
  );
}
