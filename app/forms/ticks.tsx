import type { TickView } from "./share-fields.ts";

type TicksProps = { name: string; label: string; hint?: string; options: readonly TickView[] };

/** Any number of a few, all in sight: tick boxes in a fieldset. */
export function Ticks({ name, label, hint, options }: TicksProps) {
  return (
    <fieldset className="field choices" id={name} tabIndex={-1} aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend>{label}</legend>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <div className="row">
        {options.map((option) => (
          <label key={option.value}>
            <input type="checkbox" name={name} value={option.value} defaultChecked={option.checked} autoComplete="off" />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
