import { type RefObject, useEffect, useRef } from "react";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { type ReasonItem, reasonAnchor } from "#app/ui/reason-list.tsx";
import { listenToReasons } from "./reason-listener.ts";

/**
 * How many reasons are answered, and the way from one that is not to the next. The server counts what is saved; script
 * counts along as cells change and replies are typed.
 */
export function ReasonProgress({ reasons }: { reasons: readonly ReasonItem[] }) {
  const t = useMessages("liaison").reasons;
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useLiveReasons(box);
  const open = reasons.filter((reason) => reason.answer?.kind === "open" && !reason.reply?.value.trim());
  const [first] = open;
  const count = (number: number) => formatInteger(number, language);
  return (
    <div className="reason-progress" ref={box}>
      <output>{t.answered({ answered: count(reasons.length - open.length), all: count(reasons.length) })}</output>
      <span className="steps">
        <a
          className="btn small"
          href={`#${reasonAnchor((first ?? reasons[0])?.id ?? 0)}`}
          data-step="previous"
          hidden={first === undefined}
        >
          {t.previous}
        </a>
        <a
          className="btn small"
          href={`#${reasonAnchor((first ?? reasons[0])?.id ?? 0)}`}
          data-step="next"
          hidden={first === undefined}
        >
          {t.next}
        </a>
      </span>
    </div>
  );
}

function useLiveReasons(box: RefObject<HTMLDivElement>) {
  const t = useMessages("liaison").reasons;
  const common = useMessages("common");
  const language = useLanguage();
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form || box.current === null) return undefined;
    const words = { open: common.reasons.open, changed: common.reasons.changed, reply: common.reasons.answer };
    return listenToReasons(form, box.current, words, (answered, all) =>
      t.answered({ answered: formatInteger(answered, language), all: formatInteger(all, language) }),
    );
  }, [box, t, common, language]);
}
