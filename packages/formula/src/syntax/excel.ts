import type { TokenKind } from "./token.ts";

/** Whether a name is written like the address of a cell or a range of cells: `B2`, `$B$2:$C$9`, `Sheet1!A1`. */
export function isCellReference(name: string): boolean {
  return /^(?:[^!]+!)?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?:[:：]\$?[A-Z]{1,3}\$?[1-9]\d{0,6})?$|^(?:[^!]+!)?\$?[A-Z]{1,3}[:：]\$?[A-Z]{1,3}$/.test(
    name,
  );
}

/**
 * Where the address of a cell ends that goes on at a `:` or `!` behind the word `before`; null where it is none.
 */
export function cellReferenceEnd(source: string, at: number, kind: TokenKind, before: string): number | null {
  const mark = source.charAt(at);
  if (kind !== "name" && !(kind === "text" && mark === "!")) return null;
  const pattern = mark === "!" ? cellBehind : mark === ":" || mark === "：" ? columnBehind : null;
  if (pattern === null) return null;
  if (mark !== "!" && !/(?:^|!)\$?[A-Z]{1,3}(?:\$?\d{1,7})?$/.test(before)) return null;
  pattern.lastIndex = at + 1;
  const found = pattern.exec(source);
  return found === null ? null : at + 1 + found[0].length;
}

const cellBehind = /\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?![\w.(])/y;
const columnBehind = /\$?[A-Z]{1,3}(?:\$?[1-9]\d{0,6})?(?![\w.(])/y;

/** An array of constants in braces, as our language writes it. */
interface ConstantArray {
  readonly kind: "table" | "list";
  readonly to: number;
  readonly written: string;
}

/** Reads `{90,10;75,8}` (a table) or `{1,2}` (values); null where the brace begins anything else. */
export function readArray(source: string, from: number): ConstantArray | null {
  const read = readCells(source, from);
  if (read === null) return null;
  const written = read.cells.map((row) => row.join(", "));
  return {
    kind: read.cells.length > 1 ? "table" : "list",
    to: read.to,
    written: read.cells.length > 1 ? `[${written.map((row) => `[${row}]`).join(", ")}]` : (written[0] ?? ""),
  };
}

/** The cells of an array of constants as they are written, row by row. */
export function readCells(
  source: string,
  from: number,
): { readonly to: number; readonly cells: readonly (readonly string[])[] } | null {
  const part = source.slice(from, from + longest);
  const content = /^[{｛]([^{}｛｝()\n]*)[}｝]/.exec(part)?.[1];
  if (content === undefined) return null;
  const rows = content.split(/[;；]/).map((row) => row.split(/[,，]/).map((cell) => cell.trim()));
  if (!rows.every((row) => row.every((cell) => constant.test(cell)))) return null;
  return { to: from + content.length + 2, cells: rows };
}

/** UTF-16 units in which a closing brace is sought. */
const longest = 1_000;
const constant = /^(?:[-－]?[\d０-９]+(?:[.．][\d０-９]+)?[%％]?|"[^";；,，]*"|“[^“”;；,，]*”|TRUE|FALSE)$/;
