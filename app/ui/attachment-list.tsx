import type { ReactNode } from "react";
import type { MediaType } from "#app/domain/attachment.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";

/** A file as a page shows it. */
export interface FileView {
  id: number;
  name: string;
  type: MediaType;
  bytes: number;
  /** Not on the version before. */
  fresh?: boolean;
}

/** A stored file as a page shows it. */
export function fileView(file: { id: number; name: string; media_type: MediaType; bytes: number }): FileView {
  return { id: file.id, name: file.name, type: file.media_type, bytes: file.bytes };
}

/** A size in the reader's digits: kilobytes, or megabytes with one decimal. */
function sizeText(
  bytes: number,
  language: Language,
  words: { kilobytes: (p: { size: string }) => string; megabytes: (p: { size: string }) => string },
): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return words.kilobytes({ size: formatDecimal(String(kilobytes), language) });
  return words.megabytes({ size: formatDecimal((bytes / 1_048_576).toFixed(1), language) });
}

type AttachmentListProps = {
  files: readonly FileView[];
  /** What stands beside a file: a button that removes it. */
  beside?: (file: FileView) => ReactNode;
  /** Says so where there is none. */
  saysNone?: boolean;
};

/** Attached files with type and size; each name downloads its file. */
export function AttachmentList({ files, beside, saysNone = false }: AttachmentListProps) {
  const t = useMessages("common");
  const language = useLanguage();
  if (files.length === 0) return saysNone ? <p className="quiet">{t.files.none}</p> : null;
  return (
    <ul className="files" aria-label={t.files.list}>
      {files.map((file) => (
        <li key={file.id}>
          <span className="file-kind">{t.files.types[file.type]}</span>
          <span className="file-name">
            <a href={`/files/${file.id}`}>
              <bdi>{file.name}</bdi>
            </a>
            <small>
              {file.fresh === true ? <b>{t.files.fresh} · </b> : null}
              {sizeText(file.bytes, language, t.files)}
            </small>
          </span>
          {beside?.(file)}
        </li>
      ))}
    </ul>
  );
}

/** The hint of a file field: types and sizes. */
export function filesHint(
  limits: { each: number; all: number; count: number },
  language: Language,
  words: {
    hint: (p: { each: string; all: string; count: string }) => string;
    megabytes: (p: { size: string }) => string;
  },
): string {
  const megabytes = (bytes: number) => words.megabytes({ size: formatDecimal(String(Math.floor(bytes / 1_048_576)), language) });
  return words.hint({
    each: megabytes(limits.each),
    all: megabytes(limits.all),
    count: formatDecimal(String(limits.count), language),
  });
}
