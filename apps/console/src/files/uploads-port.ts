import type { FileRules } from "@duheng/contracts";
import type { UploadsPort } from "@duheng/form-ui/fill";
import type { Locale } from "../rpc/errors.ts";
import { fileHref, sendFile } from "./send-file.ts";

export interface UploadsPortOptions {
  readonly assessmentId: string;
  /** The language at the moment, for the server's sentences. */
  readonly locale: () => Locale;
  /** The server's, once they are known; it judges in any case. */
  readonly rules: FileRules | undefined;
}

/** Where the files of file fields go. */
export function createUploadsPort({ assessmentId, locale, rules }: UploadsPortOptions): UploadsPort {
  return {
    upload: (file, options) => sendFile(assessmentId, file, options, locale()),
    href: fileHref,
    ...(rules === undefined ? {} : { maxBytes: rules.maxBytes }),
  };
}
