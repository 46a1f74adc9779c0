import { type ReactNode, useRef, useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import { type FileRules, showSize, showTypes } from "./file-rules.ts";
import type { UploadControl } from "./use-upload.ts";

interface FileChooserProps {
  readonly id: string;
  /** What the button says. */
  readonly text: string;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly rules: FileRules;
  /** Default true. */
  readonly showsLimits?: boolean;
  /** Several files may be chosen, or dropped, at once. */
  readonly takesSeveral?: boolean;
  readonly control: UploadControl;
  readonly onLeave?: () => void;
  /** Further actions beside the button. */
  readonly children?: ReactNode;
}

/** The button that chooses a file (it can be dropped there as well), what is taken, and where the upload stands. */
export function FileChooser(props: FileChooserProps) {
  const { control, rules, showsLimits = true, takesSeveral = false } = props;
  const { upload } = control;
  const t = useMessages(fillMessages);
  const locale = useLocale();
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  if (upload.kind === "running")
    return <RunningUpload name={upload.name} share={upload.share} control={control} />;
  const limits = [
    rules.types === undefined || rules.types === "*/*" ? "" : showTypes(rules.types, locale),
    rules.maxBytes === undefined ? "" : t("fileLimit", { limit: showSize(rules.maxBytes) }),
    t("fileSecrets"),
  ].filter((each) => each !== "");
  return (
    <>
      <button
        type="button"
        id={props.id}
        className="dh-button"
        aria-labelledby={`${props.labelledBy} ${props.id}`}
        data-over={isOver || undefined}
        aria-describedby={props.describedBy}
        onClick={() => chooser.current?.click()}
        onBlur={props.onLeave}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const dropped = [...event.dataTransfer.files];
          control.start(takesSeveral ? dropped : dropped.slice(0, 1));
        }}
      >
        {props.text}
      </button>
      {props.children}
      {showsLimits && <span className="dh-quiet">{limits.join(" · ")}</span>}
      <input
        ref={chooser}
        type="file"
        hidden
        multiple={takesSeveral}
        accept={rules.types}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = "";
          control.start(chosen);
        }}
      />
      {upload.kind === "refused" && (
        <span className="dh-error" role="alert">
          {upload.sentence}
        </span>
      )}
      {upload.kind === "failed" && (
        <span className="dh-error" role="alert">
          {t("fileFailed", { name: upload.name, reason: upload.reason })}{" "}
          <button type="button" className="dh-link" onClick={control.retry}>
            {t("fileRetry")}
          </button>
        </span>
      )}
    </>
  );
}

interface RunningUploadProps {
  readonly name: string;
  readonly share: number;
  readonly control: UploadControl;
}

function RunningUpload({ name, share, control }: RunningUploadProps) {
  const t = useMessages(fillMessages);
  const percent = Math.round(share * 100);
  return (
    <span className="dh-upload">
      <span>{name}</span>
      <progress max={100} value={percent} aria-label={t("fileUploading", { percent })} />
      <span className="dh-tabular">{percent}%</span>
      <button type="button" className="dh-button" onClick={control.cancel}>
        {t("fileCancel")}
      </button>
    </span>
  );
}
