import { type ReactNode, useEffect, useRef } from "react";

type BannerProps = {
  kind: "success" | "refusal" | "conflict" | "info";
  title?: ReactNode;
  /** Takes the focus when it appears: answers to an action. */
  focus?: boolean;
  children?: ReactNode;
};

/** Answer of the portal at the head of a page. */
export function Banner({ kind, title, focus = false, children }: BannerProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  const urgent = kind === "refusal" || kind === "conflict";
  return (
    <div className={`banner ${kind}`} role={urgent ? "alert" : "status"} tabIndex={-1} ref={box}>
      {title === undefined ? null : <b>{title}</b>}
      {children === undefined ? null : <div>{children}</div>}
    </div>
  );
}
