import { useState } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";

/** A code to hand on (tracking code), selectable as one, with a copy button where script runs. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const t = useMessages("common");
  const [copied, setCopied] = useState(false);
  return (
    <span className="copy">
      <span className="copy-label">{label}</span>
      <code dir="ltr">{text}</code>
      <button
        type="button"
        className="btn small script-only"
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        <span aria-live="polite">{copied ? t.buttons.copied : t.buttons.copy}</span>
      </button>
    </span>
  );
}
