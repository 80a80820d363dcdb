import { useEffect, useLayoutEffect, useRef } from "react";
import { madeInDocument } from "./made-in-document.ts";

// On the server a layout effect says that it does nothing.
const useMountEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** A piece of a page that is HTML already; left out of a document's data, where it stands in the document itself. */
export type MadeHtml = { html?: string };

type MadeProps = {
  /** Tells the pieces of a page apart. */
  id: string;
  body: MadeHtml;
  as?: "div" | "tbody";
  className?: string;
};

/** HTML that the server made: React neither makes nor looks into it, and what is typed in it stays. */
export function Made({ id, body, as: Tag = "div", className }: MadeProps) {
  const box = useRef<HTMLDivElement & HTMLTableSectionElement>(null);
  useMountEffect(() => madeInDocument.giveBack(box.current), []);
  return (
    <Tag
      ref={box}
      id={id}
      className={className}
      data-made=""
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by `html`, which escapes every value
      dangerouslySetInnerHTML={{ __html: body.html ?? "" }} // eslint-disable-line no-restricted-syntax -- the one place
    />
  );
}
