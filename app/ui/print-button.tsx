import type { ReactNode } from "react";

/** Opens the browser's print dialogue; only where script runs, as the browser has its own way. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" className="btn script-only" onClick={() => window.print()}>
      {children}
    </button>
  );
}
