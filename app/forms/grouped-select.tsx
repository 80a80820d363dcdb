import { classes } from "#app/ui/classes.ts";
import type { Option } from "./field.tsx";

type GroupedSelectProps = {
  name: string;
  label: string;
  groups: readonly { label: string; options: readonly Option[] }[];
  chosen: string;
  /** First choice outside the groups, which chooses nothing of them. */
  whole?: string;
  error?: string | null | undefined;
  className?: string;
};

/** A choice from a list in groups. Apart from the other fields, which the liaison's form loads too. */
export function GroupedSelect({ name, label, groups, chosen, whole, error, className }: GroupedSelectProps) {
  return (
    <div className={classes("field", error ? "wrong" : null, className)}>
      <label htmlFor={name}>{label}</label>
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      >
        {whole === undefined ? null : <option value="">{whole}</option>}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {error ? (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
