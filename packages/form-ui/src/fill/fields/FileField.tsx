import type { FileReference } from "@duheng/form";
import { asNumber, asText, isRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { FileChooser } from "./FileChooser.tsx";
import { showSize } from "./file-rules.ts";
import { useUpload } from "./use-upload.ts";
import type { WidgetProps } from "./widget.ts";

/** One attached file: what is stored is the reference, the content goes through the `uploads` port. */
export function FileField(props: WidgetProps) {
  const t = useMessages(fillMessages);
  const { uploads } = useFill().ports;
  const file = fileOf(props.value);
  const rules = { types: props.field.mediaType, maxBytes: uploads?.maxBytes };
  const control = useUpload(uploads?.upload, rules, props.onChange);
  return (
    <div className="dh-file">
      {file !== null && <FileName file={file} href={uploads?.href?.(file)} />}
      {uploads === undefined && !props.readOnly && <span className="dh-quiet">{t("fileNone")}</span>}
      {uploads !== undefined && !props.readOnly && (
        <FileChooser
          id={props.id}
          text={t(file === null ? "fileChoose" : "fileReplace")}
          labelledBy={props.labelledBy}
          describedBy={props.describedBy}
          rules={rules}
          control={control}
          onLeave={props.onLeave}
        >
          {file !== null && (
            <button type="button" className="dh-link" onClick={() => props.onChange(undefined)}>
              {t("fileRemove")}
            </button>
          )}
        </FileChooser>
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
      {href === undefined ? (
        <bdi>{file.name}</bdi>
      ) : (
        // Saved beside the page, which stays open.
        <a href={href} download={file.name}>
          <bdi>{file.name}</bdi>
        </a>
      )}{" "}
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
