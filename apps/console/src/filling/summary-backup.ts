/** What was typed into a summary and is not saved yet, and the saved text that it was typed over. */
export interface SummaryBackup {
  readonly text: string;
  readonly base: string;
}

/** The backup of an assessment's summary, kept over a reload of the page; undefined when there is none. */
export function readSummaryBackup(assessmentId: string): SummaryBackup | undefined {
  const text = storage()?.getItem(key(assessmentId)) ?? undefined;
  if (text === undefined) return undefined;
  try {
    const found: unknown = JSON.parse(text);
    return isBackup(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the text, or forgets it (undefined) once it is saved. */
export function writeSummaryBackup(assessmentId: string, backup: SummaryBackup | undefined): void {
  try {
    if (backup === undefined) storage()?.removeItem(key(assessmentId));
    else storage()?.setItem(key(assessmentId), JSON.stringify(backup));
  } catch {
    // No room on the device: the text stays on the page and goes to the server as always.
  }
}

function isBackup(value: unknown): value is SummaryBackup {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    typeof value.text === "string" &&
    "base" in value &&
    typeof value.base === "string"
  );
}

function key(assessmentId: string): string {
  return `duheng.summary.${assessmentId}`;
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    // Storage may be forbidden by the browser's settings: then there is no backup.
    return undefined;
  }
}
