import { Form } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";

type PickFormProps = {
  /** Name of the choice in the address. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: string;
  /** What else of the address stays. */
  kept?: Readonly<Record<string, string>>;
};

/** Shows the page for another choice (a period, a year), with and without script. */
export function PickForm({ name, label, options, chosen, kept = {} }: PickFormProps) {
  const { buttons } = useMessages("common");
  return (
    <Form method="get" className="inline-form" key={chosen}>
      {Object.entries(kept).map(([other, value]) => (
        <input key={other} type="hidden" name={other} value={value} autoComplete="off" />
      ))}
      <div className="field">
        <label htmlFor={name}>{label}</label>
        <select id={name} name={name} defaultValue={chosen} autoComplete="off">
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="btn">
        {buttons.filter}
      </button>
    </Form>
  );
}
