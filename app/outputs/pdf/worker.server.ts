import type { Paper } from "./paper.server.ts";
import { printPaper } from "./sheet.server.tsx";

/** What the press sends and what comes back. */
export type Order = { id: number; paper: Paper };
export type Print = { id: number; bytes: Uint8Array } | { id: number; fault: string };

// One after the other: a sheet keeps the processor to itself.
let last: Promise<void> = Promise.resolve();

process.on("message", (order: Order) => {
  last = last.then(async () => {
    const { id } = order;
    try {
      process.send?.({ id, bytes: await printPaper(order.paper) } satisfies Print);
    } catch (error) {
      process.send?.({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Print);
    }
  });
});
process.on("disconnect", () => process.exit(0));
