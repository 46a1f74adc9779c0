/**
 * The cells of a table as spreadsheets put it on the clipboard: tabs between cells, line breaks between rows; a cell
 * with line breaks or tabs of its own stands in quotes, quotes doubled. The last line break ends the last row.
 */
export function readClipboardTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const even = text.replaceAll(/\r\n?/g, "\n").replace(/\n$/, "");
  for (;;) {
    const quoted = even[at] === '"' ? quotedCell(even, at) : null;
    const end = quoted?.end ?? endOfCell(even, at);
    row.push(quoted?.text ?? even.slice(at, end));
    if (even[end] === "\t") {
      at = end + 1;
      continue;
    }
    rows.push(row);
    if (end >= even.length) return rows;
    row = [];
    at = end + 1;
  }
}

/** Whether a pasted text is more than one cell's content. */
export function isTable(text: string): boolean {
  return /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""));
}

function endOfCell(text: string, from: number): number {
  const tab = text.indexOf("\t", from);
  const line = text.indexOf("\n", from);
  return Math.min(tab < 0 ? text.length : tab, line < 0 ? text.length : line);
}

/** A quoted cell; null where the quote is just a letter: it is not closed right before a tab, line break or the end. */
function quotedCell(text: string, from: number): { text: string; end: number } | null {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const next = text[at + 1];
    if (next !== undefined && next !== "\t" && next !== "\n") return null;
    return { text: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
  return null;
}
