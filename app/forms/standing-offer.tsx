import { Field } from "./field.tsx";

/** What whoever accepts may say of an explanation, in the reader's language. */
export interface StandingOffer {
  name: string;
  label: string;
  checked: boolean;
  ceiling: { name: string; label: string; hint: string; value: string; error: string | null };
}

/** Below an explanation: that it stands, and up to what; part of the form that accepts. */
export function StandingChoice({ offer }: { offer: StandingOffer }) {
  const { ceiling } = offer;
  return (
    <div className="standing-offer">
      <label>
        <input type="checkbox" id={offer.name} name={offer.name} value="1" defaultChecked={offer.checked} autoComplete="off" />{" "}
        {offer.label}
      </label>
      <Field
        name={ceiling.name}
        label={ceiling.label}
        hint={ceiling.hint}
        defaultValue={ceiling.value}
        error={ceiling.error}
        inputMode="decimal"
        maxLength={20}
      />
    </div>
  );
}
