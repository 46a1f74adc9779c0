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
  /** Checks the files and uploads them, one after the other; what is refused stands against none of the others. */
  readonly start: (files: readonly File[]) => void;
  readonly retry: () => void;
  /** Stops what is running, or forgets what failed. */
  readonly cancel: () => void;
}

/** Sends one file somewhere. Progress is a share, 0 to 1. */
export type SendFile = (
  file: File,
  options: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
) => Promise<FileReference>;

/**
 * Uploads files one at a time: refused before sending where the rules say so, with progress, cancel (of all that are
 * left) and retry (of what failed, then the rest).
 */
export function useUpload(
  send: SendFile | undefined,
  rules: FileRules,
  onStored: (file: FileReference) => void,
): UploadControl {
  const locale = useLocale();
  const [upload, setUpload] = useState<Upload>({ kind: "none" });
  const running = useRef<AbortController>(undefined);
  const left = useRef<readonly File[]>([]);
  const refusals = useRef<readonly string[]>([]);
  useEffect(() => () => running.current?.abort(), []);

  const goOn = () => {
    const [file] = left.current;
    if (file !== undefined) return sendOne(file);
    const sentence = refusals.current.join(" ");
    setUpload(sentence === "" ? { kind: "none" } : { kind: "refused", sentence });
  };
  const refuse = (sentence: string) => {
    refusals.current = [...refusals.current, sentence];
    left.current = left.current.slice(1);
    goOn();
  };
  const sendOne = (file: File) => {
    if (send === undefined) return;
    const refusal = refusalOf(file, rules, locale);
    const { name } = file;
    if (refusal !== null) return refuse(refusal);
    const abort = new AbortController();
    running.current = abort;
    const onProgress = (share: number) => {
      if (running.current === abort) setUpload({ kind: "running", name, share });
    };
    setUpload({ kind: "running", name, share: 0 });
    send(file, { onProgress, signal: abort.signal }).then(
      (stored) => {
        if (abort.signal.aborted) return;
        running.current = undefined;
        left.current = left.current.slice(1);
        onStored(stored);
        goOn();
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        running.current = undefined;
        const reason = error instanceof Error ? error.message : String(error);
        if (error instanceof UploadRefusal) refuse(reason);
        else setUpload({ kind: "failed", name, reason });
      },
    );
  };
  return {
    upload,
    start(files) {
      if (send === undefined || running.current !== undefined || files.length === 0) return;
      left.current = files;
      refusals.current = [];
      goOn();
    },
    retry: goOn,
    cancel() {
      running.current?.abort();
      running.current = undefined;
      left.current = [];
      setUpload({ kind: "none" });
    },
  };
}
