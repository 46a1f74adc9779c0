import type { FileReference } from "@duheng/form";
import { useState, useSyncExternalStore } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import type { EvidencePort } from "../ports.ts";
import { FileChooser } from "./FileChooser.tsx";
import { FileName } from "./FileField.tsx";
import { useUpload } from "./use-upload.ts";

interface EvidenceListProps {
  readonly path: string;
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly port: EvidencePort;
  /** In the cell of a table: what is asked for, in place of the general sentence and the limits. */
  readonly inCell?: string;
}

/** The attachments that a field asks for: listed, added one at a time, removed. */
export function EvidenceList({ path, id, labelledBy, describedBy, port, inCell }: EvidenceListProps) {
  const t = useMessages(fillMessages);
  const { readOnly, revealed } = useFill();
  const files = useSyncExternalStore(port.subscribe, () => port.files(path));
  const [failure, setFailure] = useState("");
  const rules = { types: port.types, maxBytes: port.maxBytes };
  const control = useUpload(
    (file, options) => port.attach(path, file, options),
    rules,
    () => {
      setFailure("");
      revealed.forget(path);
    },
  );
  const remove = (file: FileReference) => {
    setFailure("");
    port.remove(path, file.id).catch((error: unknown) => {
      setFailure(error instanceof Error ? error.message : String(error));
    });
  };
  if (readOnly && files.length === 0) return null;
  return (
    <div className="dh-evidence">
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <FileName file={file} href={port.href?.(file)} />{" "}
              {!readOnly && (
                <button
                  type="button"
                  className="dh-link"
                  aria-label={t("fileRemoveNamed", { name: file.name })}
                  onClick={() => remove(file)}
                >
                  {t("fileRemove")}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className="dh-file">
          <FileChooser
            id={`${id}-evidence-add`}
            text={inCell === undefined ? t("evidenceAdd") : `+ ${inCell}`}
            labelledBy={labelledBy}
            describedBy={describedBy}
            showsLimits={inCell === undefined}
            takesSeveral
            rules={rules}
            control={control}
          />
        </div>
      )}
      {failure !== "" && (
        <p className="dh-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
