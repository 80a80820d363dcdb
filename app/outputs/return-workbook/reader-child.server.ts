import { readReturnWorkbook } from "./read-workbook.server.ts";

/** The process in which workbooks are read: bytes in, what they say out, one at a time. It ends with its parent. */
process.on("message", (bytes: Uint8Array) => {
  readReturnWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).then(
    (reading) => process.send?.(reading),
    // The parent takes the end without an answer for a file that cannot be read.
    () => process.exit(1),
  );
});
process.on("disconnect", () => process.exit(0));
