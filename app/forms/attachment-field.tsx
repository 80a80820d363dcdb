import { fileBytes, mediaTypes, mostFilesAtOnce, uploadBytes } from "#app/domain/attachment.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { filesHint } from "#app/ui/attachment-list.tsx";
import { classes } from "#app/ui/classes.ts";

type AttachmentFieldProps = {
  /** The form field's name, also its id; its form must be multipart. */
  name: string;
  /** What the files are for; "Attach files" where not given. */
  label?: string;
  /** Sentence of what is wrong; null or "" where nothing is. */
  error?: string | null;
  optional?: boolean;
};

/** Chooses files: label, what may be chosen, what was wrong. The browser's own control, with and without script. */
export function AttachmentField({ name, label, error, optional }: AttachmentFieldProps) {
  const t = useMessages("common");
  const language = useLanguage();
  return (
    <div className={classes("field attach", error ? "wrong" : null)}>
      <label htmlFor={name}>
        {label ?? t.files.choose}
        {optional ? <small> {t.form.optional}</small> : null}
      </label>
      <p className="hint" id={`${name}-hint`}>
        {filesHint({ each: fileBytes, all: uploadBytes, count: mostFilesAtOnce }, language, t.files)}
      </p>
      <input
        id={name}
        name={name}
        type="file"
        multiple
        accept={mediaTypes.join(",")}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-hint ${name}-error` : `${name}-hint`}
      />
      {error ? (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
