import { type EditorKey, writtenEditorKeys } from "./editor-keys.ts";

const isMac = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);

/** The editor's keys as they are printed on this machine's keyboard. */
export const keyNames = {
  fix: printed("fix"),
  next: printed("nextProblem"),
  value: printed("value"),
  offer: printed("offer"),
  format: printed("format"),
} as const;

function printed(name: EditorKey): string {
  return writtenEditorKeys(name, isMac)[0] ?? "";
}
