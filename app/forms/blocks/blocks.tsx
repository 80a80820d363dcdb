import { useEffect, useRef } from "react";
import { useLanguage } from "#app/messages/use-messages.tsx";
import { whenTouched } from "../grid/when-touched.ts";
import { Made, type MadeHtml } from "../made.tsx";

/** Blocks 3 to 5 of the form: HTML of the server, one listener for all of it. */
export function Blocks({ body }: { body: MadeHtml }) {
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const blocks = box.current;
    if (blocks === null) return undefined;
    return whenTouched(blocks, async () => {
      const { listenToBlocks } = await import("./block-listener.ts");
      return () => listenToBlocks(blocks, language);
    });
  }, [language]);
  return (
    <div ref={box}>
      <Made id="blocks" className="blocks" body={body} />
    </div>
  );
}
