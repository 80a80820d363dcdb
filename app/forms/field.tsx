import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { classes } from "#app/ui/classes.ts";

type CommonProps = {
  name: string;
  label: ReactNode;
  /** Below the label, before the input. */
  hint?: ReactNode;
  /** Sentence of what is wrong; null or "" where nothing is. */
  error?: string | null;
  required?: boolean;
  /** Says so beside the label. */
  optional?: boolean;
  className?: string;
};

/** Ids of what describes the input, for `aria-describedby`. */
function describedBy(name: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(" ");
}

type FrameProps = CommonProps & { children: ReactNode };

function Frame({ name, label, hint, error, optional, className, children }: FrameProps) {
  const t = useMessages("common");
  return (
    <div className={classes("field", error ? "wrong" : null, className)}>
      <label htmlFor={name}>
        {label}
        {optional ? <small> {t.form.optional}</small> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

type FieldProps = CommonProps & {
  type?: "text" | "password" | "search" | "email" | "tel";
  defaultValue?: string;
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "search";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  autoFocus?: boolean;
  maxLength?: number;
  placeholder?: string;
  /** Numbers, codes and passwords run left to right in both languages. */
  dir?: "ltr";
  /** Text after the input: a unit. */
  after?: ReactNode;
  readOnly?: boolean;
};

/** One line of text with its label, hint and error tied together. The id is the name. */
export function Field(props: FieldProps) {
  const { name, hint, error, required, type = "text", autoComplete = "off", after, className } = props;
  const isFigure = props.inputMode === "numeric" || props.inputMode === "decimal";
  const input = (
    <input
      id={name}
      name={name}
      type={type}
      defaultValue={props.defaultValue}
      inputMode={props.inputMode}
      autoComplete={autoComplete}
      // biome-ignore lint/a11y/noAutofocus: only a page whose one purpose is this field asks for it
      autoFocus={props.autoFocus}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      readOnly={props.readOnly}
      dir={isFigure ? "ltr" : props.dir}
      className={isFigure ? "num" : undefined}
      aria-required={required || undefined}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(name, hint, error)}
    />
  );
  return (
    <Frame name={name} label={props.label} hint={hint} error={error} optional={props.optional} className={className}>
      {after === undefined ? (
        input
      ) : (
        <span className="with-after">
          {input}
          <span>{after}</span>
        </span>
      )}
    </Frame>
  );
}

type TextAreaProps = CommonProps & {
  defaultValue?: string;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
};

/** Text of several lines. */
export function TextArea(props: TextAreaProps) {
  const { name, hint, error, required, rows = 3 } = props;
  return (
    <Frame {...props}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        autoComplete="off"
        defaultValue={props.defaultValue}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      />
    </Frame>
  );
}

export type Option = { value: string; label: string };

type SelectProps = CommonProps & {
  options: readonly Option[];
  defaultValue?: string;
  /** Adds an empty first choice: its words, or true for «برگزینید». */
  blank?: string | true;
};

/** A choice from a list. */
export function Select(props: SelectProps) {
  const t = useMessages("common");
  const { name, hint, error, required, options, blank } = props;
  return (
    <Frame {...props}>
      <select
        id={name}
        name={name}
        defaultValue={props.defaultValue}
        autoComplete="off"
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      >
        {blank === undefined ? null : <option value="">{blank === true ? t.form.choose : blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

type ChoicesProps = CommonProps & {
  options: readonly (Option & { hint?: string })[];
  defaultValue?: string;
};

/** A choice of a few, all in sight: radio buttons in a fieldset. */
export function Choices({ name, label, hint, error, options, defaultValue, className }: ChoicesProps) {
  return (
    <fieldset
      className={classes("field choices", error ? "wrong" : null, className)}
      id={name}
      tabIndex={-1}
      aria-describedby={describedBy(name, hint, error)}
    >
      <legend>{label}</legend>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <div className="row">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              autoComplete="off"
            />
            <span>
              {option.label}
              {option.hint === undefined ? null : <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
