import type { Tone } from "./classes.ts";

type ShareBarProps = {
  /** Parts of the whole, in the order they stand; `share` is 0 to 1, for drawing only. */
  parts: readonly { tone: Tone; share: number; faint?: boolean }[];
};

/** Parts of a whole as one thin bar. It says nothing that does not stand beside it in numbers. */
export function ShareBar({ parts }: ShareBarProps) {
  let from = 0;
  return (
    <svg className="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {parts.map((part, index) => {
        const x = from;
        const width = part.share * 100;
        from += width;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never change order
          <rect key={index} className={part.faint ? `${part.tone} faint` : part.tone} x={x} y="0" width={width} height="6" />
        );
      })}
    </svg>
  );
}
