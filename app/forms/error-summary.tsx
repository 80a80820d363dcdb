import { type ReactNode, useEffect, useRef } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";

export type SummaryError = {
  /** Id of the field (its name) or any anchor on the page. */
  field: string;
  text: string;
};

type ErrorSummaryProps = {
  errors: readonly SummaryError[];
  /** Count in the reader's digits. */
  count: string;
  /** Before the list: the refusal's sentence. */
  children?: ReactNode;
};

/** What must be corrected, each a link to its field; takes the focus and marks the tab's title. */
export function ErrorSummary({ errors, count, children }: ErrorSummaryProps) {
  const t = useMessages("common");
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (!shown) return;
    box.current?.focus();
    const before = document.title;
    document.title = t.product.titleWithErrors({ count, title: before });
    return () => {
      document.title = before;
    };
  }, [shown, count, t]);
  if (!shown) return null;
  return (
    <div className="banner refusal summary" role="alert" tabIndex={-1} ref={box} id="errors">
      <b>{t.form.summary({ count })}</b>
      {children}
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
