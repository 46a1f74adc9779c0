import { highlight } from "@duheng/formula";
import { halfWidth } from "./half-width.ts";

/**
 * A pasted text as a formula takes it. From Excel and WPS come a leading `=`, the quotes around a copied cell
 * (`"=IF(a,""b"",1)"`), tabs, a trailing line break, full-width marks and unseen characters. Texts in quotes stay.
 * @param before what stands before the place where it is put
 */
export function cleanPaste(pasted: string, before = ""): string {
  if (isInsideText(before)) return pasted.replaceAll(/\r\n?/g, "\n");
  const cell = unquoted(pasted.replaceAll(/\r\n?/g, "\n").replaceAll(unseen, ""));
  const isFormula = /^\s*['’]?[=＝]/.test(cell);
  if (!isFormula && !/[\t\n\u00a0]/.test(cell) && !/[！-～]/.test(cell)) return cell;
  const trimmed = isFormula || cell.includes("\t") || cell.includes("\n") ? cell.trim() : cell;
  return outsideTexts(isFormula && takesValue(before) ? trimmed.replace(leading, "") : trimmed);
}

/** `=`, `'=` (a cell that was made text) and `=+` (a habit from Lotus). */
const leading = /^['’]?[=＝]\s*(?:[+＋]\s*)?/;
const unseen = /[\u200b-\u200d\u2060\ufeff]/g;

/** Excel puts a cell in quotes when it holds a quote, tab or line break. A text of the formula's own begins otherwise. */
function unquoted(text: string): string {
  const cell = /^\s*"([=＝'][\s\S]*)"\s*$/.exec(text)?.[1];
  return cell === undefined || /(?:^|[^"])"(?:"")*(?!")/.test(cell) ? text : cell.replaceAll('""', '"');
}

/** Half-width marks, plain spaces and no tabs, but in texts and comments everything as it is. */
function outsideTexts(source: string): string {
  let text = "";
  let at = 0;
  for (const { from, to, kind } of highlight(source)) {
    text += spaces(source.slice(at, from));
    const word = source.slice(from, to);
    text += kind === "text" || kind === "comment" || kind === "name" ? word : halfWidth(word);
    at = to;
  }
  return text + spaces(source.slice(at));
}

function spaces(text: string): string {
  return text.replaceAll(/[\t\u00a0\u3000]+/g, " ");
}

function isInsideText(before: string): boolean {
  const last = highlight(`${before}\u0001`).at(-1);
  return last !== undefined && last.kind === "text" && last.to > before.length;
}

/** Whether a value and not an operator must follow: there a leading `=` can only be Excel's. */
function takesValue(before: string): boolean {
  const last = highlight(before).findLast(({ kind }) => kind !== "comment");
  if (last === undefined) return true;
  const mark = before.slice(last.from, last.to);
  return last.kind === "operator" ? mark !== "%" && mark !== "％" : /^[([,（【，]/.test(mark);
}
