import type { ReturnState } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { classes, type Tone } from "./classes.ts";

const toneOfState: Readonly<Record<ReturnState, Tone>> = {
  "not-started": "idle",
  draft: "wait",
  "awaiting-signature": "wait",
  submitted: "sent",
  "in-review": "sent",
  returned: "back",
  accepted: "done",
  "referred-back": "back",
  approved: "done",
};

/** The colour family of a state; its shape is drawn from `data-shape`. */
export function stateTone(state: ReturnState): Tone {
  return toneOfState[state];
}

type StateTagProps = {
  state: ReturnState;
  /** The short word, for tables. */
  short?: boolean;
};

/** A return's state as colour, shape and word. */
export function StateTag({ state, short = false }: StateTagProps) {
  const t = useMessages("common");
  return (
    <span className={`tag ${toneOfState[state]}`} data-shape={state}>
      {short ? t.shortStates[state] : t.states[state]}
    </span>
  );
}

export type LabelKind = "late" | "missing" | "overdue" | "idle" | "selected" | "first" | "resubmitted" | "upcoming";

const toneOfLabel: Readonly<Record<LabelKind, Tone>> = {
  late: "wait",
  missing: "back",
  overdue: "wait",
  idle: "idle",
  selected: "brand",
  first: "brand",
  resubmitted: "brand",
  upcoming: "idle",
};

/** What is derived about a return beside its state: late, missing, idle, … */
export function LabelTag({ kind }: { kind: LabelKind }) {
  const t = useMessages("common");
  return (
    <span className={`tag light ${toneOfLabel[kind]}`} data-shape={kind}>
      {t.labels[kind]}
    </span>
  );
}

/** «نسخهٔ n معتبر است»: an earlier approved version holds. `number` is already formatted. */
export function InForceTag({ number }: { number: string }) {
  const t = useMessages("common");
  return (
    <span className="tag light done" data-shape="in-force">
      {t.labels.inForce({ number })}
    </span>
  );
}

type TagProps = { tone: Tone; children: React.ReactNode; light?: boolean };

/** A tag of any words, for what is neither a state nor a label. */
export function Tag({ tone, light = false, children }: TagProps) {
  return <span className={classes("tag", light && "light", tone)}>{children}</span>;
}
