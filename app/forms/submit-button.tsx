import { useNavigation } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { classes } from "#app/ui/classes.ts";

type SubmitButtonProps = {
  /** Sent as `intent`. */
  intent?: string;
  /** The page's one next step is primary. */
  kind?: "primary" | "plain" | "danger";
  small?: boolean;
  children: ReactNode;
};

/** Submits its form once: while an answer is on its way a second click does nothing. Works without script. */
export function SubmitButton({ intent, kind = "plain", small = false, children }: SubmitButtonProps) {
  const t = useMessages("common");
  const navigation = useNavigation();
  const busy = navigation.state !== "idle" && navigation.formMethod === "POST";
  const mine = busy && (navigation.formData?.get("intent") ?? undefined) === intent;
  function once(event: MouseEvent) {
    if (busy) event.preventDefault();
  }
  return (
    <button
      type="submit"
      name={intent === undefined ? undefined : "intent"}
      value={intent}
      className={classes("btn", kind === "plain" ? null : kind, small && "small", mine && "busy")}
      aria-disabled={busy || undefined}
      onClick={once}
    >
      <span>{children}</span>
      {mine ? <span className="heard">{t.buttons.working}</span> : null}
    </button>
  );
}

type HiddenKeyProps = { value: string; revision?: number | string };

/** The form's idempotency key, and the revision its reader saw. */
export function HiddenKey({ value, revision }: HiddenKeyProps) {
  return (
    <>
      <input type="hidden" name="key" value={value} autoComplete="off" />
      {revision === undefined ? null : <input type="hidden" name="revision" value={revision} autoComplete="off" />}
    </>
  );
}
