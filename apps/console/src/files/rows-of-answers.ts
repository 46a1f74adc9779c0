import type { AnswerMap } from "@duheng/form";

/** A row among answers: its path, and the very object. */
export interface RowAt {
  readonly path: string;
  readonly row: object;
}

/** Every row, inside of rows too, outer ones first. */
export function rowsIn(answers: AnswerMap): RowAt[] {
  const found: RowAt[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (Array.isArray(value) && typeof inner === "object" && inner !== null)
        found.push({ path: at, row: inner });
      visit(inner, at);
    }
  };
  visit(answers, "");
  return found;
}

/**
 * Whether rows came, went or moved between two states of the same store; typing in one row moves nothing. Answers are
 * never changed in place, so what is the same object is looked into no further.
 */
export function haveRowsMoved(before: unknown, after: unknown): boolean {
  if (before === after) return false;
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return true;
    const others = before.flatMap((row: unknown, index) => (row === after[index] ? [] : [index]));
    const [only, ...more] = others;
    return only !== undefined && (more.length > 0 || haveRowsMoved(before[only], after[only]));
  }
  if (Array.isArray(before) || Array.isArray(after)) return true;
  if (!isRecord(before) || !isRecord(after)) return false;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].some((key) =>
    haveRowsMoved(before[key], after[key]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
