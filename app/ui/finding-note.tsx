import type { ReactNode } from "react";
import type { Severity } from "#app/domain/checks/finding.ts";
import { useMessages } from "#app/messages/use-messages.tsx";

type FindingNoteProps = {
  /** Key of the finding; the note's anchor is `finding-<key>`. */
  findingKey: string;
  severity: Severity;
  /** Measure and product, e.g. the head of the sentence. */
  title: ReactNode;
  /** The sentence with the case's own numbers. */
  children: ReactNode;
  /** Name of the cell's input (`f.<line>.<measure>`) or any anchor on the page. */
  cell?: string | null;
  /** A corrected value for the cell: `value` canonical, `shown` in the reader's digits. */
  fix?: { value: string; shown: string } | null;
  /** The explanation's field; `readOnly` shows the text only. */
  explanation?: { value: string; error?: string | null; readOnly?: boolean } | null;
  /** The page that explains the rule. */
  why?: { to: string; text: string } | null;
  /** Further buttons at the end of the note. */
  action?: ReactNode;
};

/** Anchor of a finding on its page. */
export function findingAnchor(key: string): string {
  return `finding-${key}`;
}

/**
 * A finding in words: icon, sentence, jump to the cell, correction as a button, explanation as a field.
 * Without script the correction is a submit button `fix=<line>.<measure>=<value>`; with it the cell is filled.
 */
export function FindingNote({ findingKey, severity, title, children, cell, fix, explanation, why, action }: FindingNoteProps) {
  const t = useMessages("common");
  const anchor = findingAnchor(findingKey);
  return (
    <div className={`note ${severity}`} id={anchor} tabIndex={-1}>
      <span className="shape" data-shape={severity} />
      <div className="say">
        <b>
          <span className="kind">{t.severities[severity]}</span> {title}
        </b>
        <p>{children}</p>
      </div>
      <div className="do">
        {fix && cell ? (
          <button
            type="submit"
            name="fix"
            value={`${cell.replace(/^f\./, "")}=${fix.value}`}
            className="btn small"
            data-fill={cell}
            data-value={fix.shown}
            formNoValidate
          >
            {t.findings.fix({ value: fix.shown })}
          </button>
        ) : null}
        {cell ? (
          <a className="btn small plain" href={`#${cell}`}>
            {t.grid.toCell}
          </a>
        ) : null}
        {why ? (
          <a className="btn small plain" href={why.to}>
            {why.text}
          </a>
        ) : null}
        {action}
      </div>
      {explanation ? <Explanation anchor={anchor} findingKey={findingKey} {...explanation} /> : null}
    </div>
  );
}

type ExplanationProps = {
  anchor: string;
  findingKey: string;
  value: string;
  error?: string | null;
  readOnly?: boolean;
};

function Explanation({ anchor, findingKey, value, error, readOnly = false }: ExplanationProps) {
  const t = useMessages("common");
  if (readOnly) {
    return value === "" ? null : (
      <p className="explanation">
        <b>{t.findings.explain}</b> <bdi>{value}</bdi>
      </p>
    );
  }
  const name = `e.${findingKey}`;
  return (
    <div className="explanation">
      <label htmlFor={name}>{t.findings.explain}</label>
      <textarea
        id={name}
        name={name}
        rows={2}
        autoComplete="off"
        defaultValue={value}
        placeholder={t.findings.explainHint}
        aria-describedby={error ? `${anchor} ${name}-error` : anchor}
        aria-invalid={error ? true : undefined}
      />
      {error ? (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
