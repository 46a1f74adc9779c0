/**
 * What was copied last on this page. Where the browser lets no page write or read the system's clipboard (no permission,
 * no HTTPS), copying and pasting still work within it.
 */
let kept: string | null = null;

/** Remembers what is copied, beside the system's clipboard. */
export function keepCopied(text: string): void {
  kept = text;
}

/** What was copied last on this page; null where nothing was. */
export function copiedHere(): string | null {
  return kept;
}

/**
 * What a paste brings: the system's clipboard; where the browser hands over nothing at all, what was copied here.
 * A clipboard that holds something else than text (a picture) is no reason to paste what is older.
 */
export function pastedText(data: Pick<DataTransfer, "types" | "getData">): {
  readonly text: string;
  /** Whether it is from this page and not from the system's clipboard. */
  readonly isInside: boolean;
} {
  const text = data.getData("text/plain");
  if (text !== "" || data.types.length > 0 || kept === null) return { text, isInside: false };
  return { text: kept, isInside: true };
}
