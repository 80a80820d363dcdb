import { useEffect, useRef, useState } from "react";
import { mostFilesOfReturn } from "#app/domain/attachment.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { AttachmentList, type FileView } from "#app/ui/attachment-list.tsx";
import { Card } from "#app/ui/card.tsx";
import { AttachmentField } from "./attachment-field.tsx";
import { type Sending, type SentAnswer, sendFiles } from "./send-files.ts";

/** The files of a return, as its form shows them. */
export interface FilesOfReturn {
  list: FileView[];
  error: string | null;
  /** What the last request did with them. */
  said: string | null;
}

/** The files of the page as loaded, or as the answer to a refused request has them. */
export function filesShown(
  loaded: { files: FileView[]; filesSaid: string | null },
  refused: { files: FileView[]; refused: { summary: readonly { field: string; text: string }[] } } | undefined,
): FilesOfReturn {
  if (refused === undefined) return { list: loaded.files, error: null, said: loaded.filesSaid };
  return { list: refused.files, error: refused.refused.summary.find((one) => one.field === "files")?.text ?? null, said: null };
}

/**
 * Block 6, the files. Without script "Attach" and "Remove" are buttons of the whole form, so that what was typed is
 * saved with them; with script files go out by themselves as soon as they are chosen, and nothing typed is touched.
 */
export function FilesCard({ files }: { files: FilesOfReturn }) {
  const t = useMessages("liaison").files;
  const common = useMessages("common");
  const language = useLanguage();
  const { list, error, said, sending, live, row, box, choose, remove, again } = useSentFiles(files);
  const most = formatInteger(mostFilesOfReturn, language);
  return (
    <Card id="files-card" title={t.title} aside={t.count({ count: formatInteger(list.length, language), most })}>
      <p className="hint">{t.hint}</p>
      <AttachmentList
        files={list}
        beside={(file) => (
          <button
            type="submit"
            name="remove"
            value={file.id}
            className="btn small"
            aria-label={common.files.remove({ name: file.name })}
            onClick={(event) => remove(event, file)}
          >
            {common.files.removeShort}
          </button>
        )}
      />
      <p className={said === null && sending === null ? "heard" : "files-said"} role="status" tabIndex={-1} ref={box}>
        {sending === null ? said : t.sending({ percent: formatInteger(sending.percent, language) })}{" "}
        {sending === null ? null : (
          <button type="button" className="btn small" onClick={sending.stop}>
            {t.stop}
          </button>
        )}
      </p>
      {list.length >= mostFilesOfReturn ? (
        <p className="hint">{t.full({ most })}</p>
      ) : (
        <div className="attach-row" onChange={(event) => choose(event.target)} ref={row}>
          <AttachmentField name="files" error={error} optional />
          {again === null ? null : (
            <button type="button" className="btn small" onClick={again}>
              {t.again}
            </button>
          )}
          {live ? null : (
            <button type="submit" name="intent" value="attach" formEncType="multipart/form-data" className="btn">
              {t.attach}
            </button>
          )}
        </div>
      )}
    </Card>
  );
}

/** Files that script sends, over those the page came with. */
function useSentFiles(files: FilesOfReturn) {
  const t = useMessages("liaison").files;
  const [answer, setAnswer] = useState<SentAnswer | null>(null);
  const [sending, setSending] = useState<{ percent: number; stop: () => void } | null>(null);
  const [unsent, setUnsent] = useState<File[]>([]);
  const [live, setLive] = useState(false);
  const box = useRef<HTMLParagraphElement>(null);
  const row = useRef<HTMLDivElement>(null);
  // Chosen before the script was there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when script takes over
  useEffect(() => {
    setLive(true);
    choose(row.current?.querySelector("input"));
  }, []);
  const said = answer === null ? files.said : answer.said;
  useEffect(() => {
    if (said !== null) box.current?.focus({ preventScroll: answer !== null });
  }, [said, answer]);

  function show(outcome: Sending["outcome"], chosen: File[]) {
    setSending(null);
    if (outcome === "stopped") return;
    if (typeof outcome === "string") {
      setUnsent(chosen);
      setAnswer((before) => ({ files: before?.files ?? files.list, said: null, error: t[outcome] }));
    } else {
      setUnsent([]);
      setAnswer(outcome);
    }
  }
  function send(fields: Record<string, string>, chosen: File[]) {
    const begun = sendFiles(fields, chosen, (percent) => setSending((now) => (now === null ? null : { ...now, percent })));
    setSending({ percent: 0, stop: begun.stop });
    begun.outcome.then((outcome) => show(outcome, chosen)).catch(() => show("failed", chosen));
  }
  function choose(input: unknown) {
    if (!(input instanceof HTMLInputElement) || input.files === null || input.files.length === 0) return;
    const chosen = [...input.files];
    // Sent now; the form's own submit must not carry them again.
    input.value = "";
    send({ intent: "attach" }, chosen);
  }
  function remove(event: { preventDefault(): void }, file: FileView) {
    event.preventDefault();
    send({ remove: String(file.id) }, []);
  }
  return {
    list: answer?.files ?? files.list,
    error: answer === null ? files.error : answer.error,
    said,
    sending,
    live,
    row,
    box,
    choose,
    remove,
    again: unsent.length === 0 ? null : () => send({ intent: "attach" }, unsent),
  };
}
