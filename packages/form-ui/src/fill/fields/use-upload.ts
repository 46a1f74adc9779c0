import type { FileReference } from "@duheng/form";
import { useEffect, useRef, useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { UploadRefusal } from "../upload-refusal.ts";
import { type FileRules, refusalOf } from "./file-rules.ts";

/** Where the upload of one file stands. */
export type Upload =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly name: string; readonly share: number }
  /** Not taken, here or by the other side: trying again would change nothing. */
  | { readonly kind: "refused"; readonly sentence: string }
  /** Not arrived; the file is still at hand, so that it can be tried again. */
  | { readonly kind: "failed"; readonly name: string; readonly reason: string };

export interface UploadControl {
  readonly upload: Upload;
  /** Checks the file and uploads it; one at a time. */
  readonly start: (file: File) => void;
  readonly retry: () => void;
  /** Stops what is running, or forgets what failed. */
  readonly cancel: () => void;
}

/** Sends one file somewhere. Progress is a share, 0 to 1. */
export type SendFile = (
  file: File,
  options: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
) => Promise<FileReference>;

/** Uploads files one at a time: refused before sending where the rules say so, with progress, cancel and retry. */
export function useUpload(
  send: SendFile | undefined,
  rules: FileRules,
  onStored: (file: FileReference) => void,
): UploadControl {
  const locale = useLocale();
  const [upload, setUpload] = useState<Upload>({ kind: "none" });
  const running = useRef<AbortController>(undefined);
  const last = useRef<File>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = (file: File) => {
    if (send === undefined || running.current !== undefined) return;
    const refusal = refusalOf(file, rules, locale);
    if (refusal !== null) return setUpload({ kind: "refused", sentence: refusal });
    const abort = new AbortController();
    running.current = abort;
    last.current = file;
    const { name } = file;
    const show = (next: Upload) => {
      if (running.current === abort && !abort.signal.aborted) setUpload(next);
    };
    setUpload({ kind: "running", name, share: 0 });
    send(file, { onProgress: (share) => show({ kind: "running", name, share }), signal: abort.signal })
      .then(
        (stored) => {
          if (abort.signal.aborted) return;
          show({ kind: "none" });
          onStored(stored);
        },
        (error: unknown) => show(failureOf(error, name)),
      )
      .finally(() => {
        if (running.current === abort) running.current = undefined;
      });
  };
  return {
    upload,
    start,
    retry: () => {
      if (last.current !== undefined) start(last.current);
    },
    cancel: () => {
      running.current?.abort();
      running.current = undefined;
      setUpload({ kind: "none" });
    },
  };
}

function failureOf(error: unknown, name: string): Upload {
  const reason = error instanceof Error ? error.message : String(error);
  return error instanceof UploadRefusal
    ? { kind: "refused", sentence: reason }
    : { kind: "failed", name, reason };
}
