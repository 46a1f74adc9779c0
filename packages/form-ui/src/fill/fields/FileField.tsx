import type { FileReference } from "@duheng/form";
import { useRef, useState } from "react";
import { asNumber, asText, isRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { acceptsFile, showSize } from "./file-rules.ts";
import type { WidgetProps } from "./widget.ts";

type Upload =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly share: number; readonly abort: AbortController }
  | { readonly kind: "failed"; readonly sentence: string };

/** One attached file: what is stored is the reference, the content goes through the `uploads` port. */
export function FileField(props: WidgetProps) {
  const t = useMessages(fillMessages);
  const { uploads } = useFill().ports;
  const chooser = useRef<HTMLInputElement>(null);
  const [upload, setUpload] = useState<Upload>({ kind: "none" });
  const file = fileOf(props.value);

  async function take(chosen: File) {
    if (uploads === undefined) return;
    if (!acceptsFile(chosen, props.field.mediaType)) {
      setUpload({ kind: "failed", sentence: t("fileWrongType", { types: props.field.mediaType ?? "" }) });
      return;
    }
    if (uploads.maxBytes !== undefined && chosen.size > uploads.maxBytes) {
      const sizes = { size: showSize(chosen.size), limit: showSize(uploads.maxBytes) };
      setUpload({ kind: "failed", sentence: t("fileTooLarge", sizes) });
      return;
    }
    const abort = new AbortController();
    setUpload({ kind: "running", share: 0, abort });
    try {
      const stored = await uploads.upload(chosen, {
        onProgress: (share) => setUpload({ kind: "running", share, abort }),
        signal: abort.signal,
      });
      if (abort.signal.aborted) return;
      props.onChange(stored);
      setUpload({ kind: "none" });
    } catch (error) {
      if (abort.signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      setUpload({ kind: "failed", sentence: t("fileFailed", { reason }) });
    }
  }

  return (
    <div className="dh-file">
      {file !== null && <FileName file={file} href={uploads?.href?.(file)} />}
      {upload.kind === "running" && (
        <>
          <span role="status">{t("fileUploading", { percent: Math.round(upload.share * 100) })}</span>
          <button
            type="button"
            className="dh-button"
            onClick={() => {
              upload.abort.abort();
              setUpload({ kind: "none" });
            }}
          >
            {t("fileCancel")}
          </button>
        </>
      )}
      {uploads === undefined && !props.readOnly && <span className="dh-quiet">{t("fileNone")}</span>}
      {uploads !== undefined && !props.readOnly && upload.kind !== "running" && (
        <>
          <button
            type="button"
            id={props.id}
            className="dh-button"
            aria-describedby={props.describedBy}
            onClick={() => chooser.current?.click()}
            onBlur={props.onLeave}
          >
            {t(file === null ? "fileChoose" : "fileReplace")}
          </button>
          {file !== null && (
            <button type="button" className="dh-link" onClick={() => props.onChange(undefined)}>
              {t("fileRemove")}
            </button>
          )}
          <input
            ref={chooser}
            type="file"
            hidden
            accept={props.field.mediaType}
            aria-labelledby={props.labelledBy}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              event.target.value = "";
              if (chosen !== undefined) void take(chosen);
            }}
          />
        </>
      )}
      {upload.kind === "failed" && (
        <span className="dh-error" role="alert">
          {upload.sentence}
        </span>
      )}
    </div>
  );
}

/** An attached file's name and size, as a link where it can be opened. */
export function FileName({
  file,
  href,
}: {
  readonly file: FileReference;
  readonly href: string | undefined;
}) {
  return (
    <span className="dh-file-name">
      {href === undefined ? file.name : <a href={href}>{file.name}</a>}{" "}
      <span className="dh-quiet">{showSize(file.size)}</span>
    </span>
  );
}

/** The stored reference, or null where the value is none. */
export function fileOf(value: unknown): FileReference | null {
  if (!isRecord(value)) return null;
  const id = asText(value.id);
  const name = asText(value.name);
  if (id === undefined || name === undefined) return null;
  return { id, name, size: asNumber(value.size) ?? 0, type: asText(value.type) ?? "" };
}
