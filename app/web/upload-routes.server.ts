import { fileBytes, mostFilesAtOnce, uploadBytes } from "#app/domain/attachment.ts";
import { workbookBytes } from "#app/domain/workbook.ts";

/** What a route that takes files takes at most. */
export interface UploadLimits {
  files: number;
  /** Of one file. */
  fileBytes: number;
  /** Of all files together. */
  totalBytes: number;
}

const attachments: UploadLimits = { files: mostFilesAtOnce, fileBytes, totalBytes: uploadBytes };

/** The routes whose forms may bring files, by their path pattern; every other form is an ordinary small one. */
const routes: readonly { path: RegExp; limits: UploadLimits }[] = [
  { path: /^\/liaison\/returns\/[^/]+$/, limits: attachments },
  { path: /^\/liaison\/workbook$/, limits: { files: 1, fileBytes: workbookBytes, totalBytes: workbookBytes } },
  { path: /^\/liaison\/returns\/[^/]+\/files$/, limits: attachments },
  { path: /^\/liaison\/returns\/[^/]+\/conversation$/, limits: attachments },
  { path: /^\/liaison\/people$/, limits: attachments },
];

/** The limits of the route an address leads to; null where it takes no files. */
export function uploadLimitsOf(url: string): UploadLimits | null {
  const path = (url.split("?", 1)[0] ?? "").replace(/\.data$/, "");
  return routes.find((route) => route.path.test(path))?.limits ?? null;
}
