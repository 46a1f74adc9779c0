import type { SheetCells } from "../file/workbook.ts";
import { mergeAt, widthOf } from "./cell-at.ts";
import { groupInTitle, isBareKind, isDocumentTitle, ordinalLevel, tailOf } from "./group-title.ts";
import type { HeadRow } from "./head-rows.ts";
import type { ImportTarget } from "./heading-words.ts";
import { isHeadingRow } from "./headings.ts";

export type RowKind = "indicator" | "heading" | "note" | "total" | "empty";

/** What is known of the table that rows are told apart in. */
export interface RowContext {
  readonly sheet: SheetCells;
  readonly targets: readonly ImportTarget[];
  /** Whether the names of indicators are themselves numbered 一、二、 throughout: such numbers then mark no groups. */
  readonly isNumberedThroughout: boolean;
  /** Whether the table is one that the designer has exported: all of its rows are indicators. */
  readonly isOwn: boolean;
  /** Rows that head those below them by what these say. */
  readonly headRows: ReadonlyMap<number, HeadRow>;
}

/** What a row is, by the cells that stand in it; `more` only goes on with what describes the row above. `row` from 0. */
export function kindOfRow(context: RowContext, row: number): RowKind | "more" {
  const { sheet, targets, isNumberedThroughout, headRows } = context;
  const own = sheet.rows[row] ?? [];
  const filled = own.filter((cell) => cell !== "");
  const [first = ""] = filled;
  if (filled.length === 0) return "empty";
  if (context.isOwn && filled.length > 2) return "indicator";
  if (isTotal(filled)) return "total";
  if (isNote(filled)) return "note";
  if (isSignature(filled, textIn("points", own, targets))) return "note";
  if (headRows.has(row)) return "heading";
  const told = own.filter((cell, column) => cell !== "" && targets[column] !== "ignore");
  if (isHeading(sheet, row, { targets, isNumberedThroughout, told })) return "heading";
  if (told.length === 0) return "empty";
  if (isMore(own, targets) && !isWide(sheet, row, own.indexOf(first))) return "more";
  if (told.length > 1) return "indicator";
  if (isWide(sheet, row, own.indexOf(first)) && (isDocumentTitle(first) || isSentence(first))) return "note";
  const at = targets[own.indexOf(told[0] ?? first)];
  if (at === "level1") return targets.some((target) => names.has(target)) ? "note" : "indicator";
  return names.has(at ?? "ignore") ? "indicator" : "note";
}

/** Whether a row above the table's heading names the group that the table is about: `一、共性指标（40分）`. */
export function isHeadingAbove(own: readonly string[]): boolean {
  const filled = own.filter((cell) => cell !== "");
  const [text = ""] = filled;
  if (filled.length !== 1) return false;
  if (isDocumentTitle(text)) return groupInTitle(text) !== undefined;
  return (ordinalLevel(text) ?? 3) < 3 || isBareKind(tailOf(text)?.name ?? text);
}

const names: ReadonlySet<ImportTarget> = new Set(["title", "level2", "level3"]);

interface HeadingInput {
  readonly targets: readonly ImportTarget[];
  readonly isNumberedThroughout: boolean;
  readonly told: readonly string[];
}

function isHeading(
  sheet: SheetCells,
  row: number,
  { targets, isNumberedThroughout, told }: HeadingInput,
): boolean {
  const own = sheet.rows[row] ?? [];
  const [text = ""] = told;
  const ordinal = own.find((cell, column) => cell !== "" && targets[column] === "ignore") ?? "";
  const isCounted = countedOrdinal.test(ordinal.trim());
  const isNumbered = (ordinalLevel(text) ?? 3) < 3 || isCounted;
  if (told.length === 0) {
    // The whole row is one cell over a column that is not read otherwise (序号).
    return (
      ordinal !== "" &&
      !isSentence(ordinal) &&
      (!isDocumentTitle(ordinal) || groupInTitle(ordinal) !== undefined) &&
      (isWide(sheet, row, own.indexOf(ordinal)) || (ordinalLevel(ordinal) ?? 3) < 3)
    );
  }
  if (told.length === 1) {
    if (isDocumentTitle(text) && !isNumbered) return groupInTitle(text) !== undefined;
    if (isSentence(text)) return false;
    const column = own.indexOf(text);
    // Names that are merged downwards hold rows together; they do not head them.
    const merge = mergeAt(sheet, row, column);
    if (merge !== undefined && merge.endRow > merge.startRow) return false;
    if (isWide(sheet, row, column) || isBareKind(tailOf(text)?.name ?? text)) return true;
    if (isNumbered) return !isNumberedThroughout;
    const hasPoints = targets.includes("points") || targets.includes("groupWeight");
    return hasPoints && targets[column] !== "level1" && tailOf(text) !== undefined;
  }
  if (told.length > 2 || isNumberedThroughout) return false;
  // 一、德 with its points in the column of points, above indicators that are numbered otherwise or not at all.
  const amount = textIn("points", own, targets);
  return amount !== "" && told.includes(amount) && (isNumbered || isBareKind(text));
}

/** Whether a cell reaches over the columns of names and points: it stands above what follows. */
function isWide(sheet: SheetCells, row: number, column: number): boolean {
  const merge = mergeAt(sheet, row, column);
  if (merge === undefined) return false;
  const width = widthOf(sheet);
  return merge.endCol - merge.startCol + 1 >= Math.max(2, Math.ceil(width / 2));
}

function isTotal(filled: readonly string[]): boolean {
  const first = (filled[0] ?? "").slice(0, 100).replaceAll(/\s/g, "");
  if (
    /^(?:以上|各项|本[项页类表组]|全部)?(合计|总计|小计|共计|总得分|得分合计|合计得分|合计分值|总分|总分值|最终得分|实得分|综合得分|考核总分|总成绩|总评分?|total|sum|subtotal)([^\p{L}]|分|得分|$)/iu.test(
      first,
    )
  )
    return true;
  // 小计 behind the name of the group that it sums up.
  return filled.some(
    (cell) =>
      cell.includes("小计") &&
      /^.{0,8}小计([（(].{0,10}[）)])?[:：]?(\d+(\.\d+)?分?)?$/.test(
        cell.slice(0, 100).replaceAll(/\s/g, ""),
      ),
  );
}

function isNote(filled: readonly string[]): boolean {
  const [first = ""] = filled;
  if (/^(注|备注|附注|填表说明|说明|附件|备\s*注|note)s?\s*[:：\d、.]/iu.test(first)) return true;
  if (/^[….。·\-—_]+$/.test(filled.join(""))) return true;
  if (filled.length === 1 && /^[（(]?(续表?|续上[页表]|接上[页表]|转下页)[）)]?$/.test(first)) return true;
  return isHeadingRow(filled);
}

/** Lines to be signed, dated or filled in by hand. */
function isSignature(filled: readonly string[], points: string): boolean {
  const all = filled.join("").replaceAll(/\s/g, "");
  if (/^(时间|日期|考核时间|填表日期)?[:：]?(\d{4}|20__|_*)?年_*\d*月_*\d*日?$/.test(all)) return true;
  if (/\d/.test(points)) return false;
  const signs =
    /(签字|签名|签章|盖章|公章|(填表|制表|审核|复核|考核|被考核|填报|负责|责任|经办|联系|分管领导|主管领导|单位负责)[人员]?(意见)?|姓名|单位|部门|科室|职务|岗位|日期|时间|意见|电话)[（(]?[^：:]{0,6}[）)]?[:：]/;
  return filled.every(
    (cell) => signs.test(cell) || /(签字|签名|签章|盖章|公章)/.test(cell) || /^[\s_年月日]*$/.test(cell),
  );
}

/** Words about the table (`以上各项扣完为止。`) rather than a name. */
function isSentence(text: string): boolean {
  const bare = text.replaceAll(/[（(][^（()）]{0,60}[）)]/g, "");
  return bare.length > 60 || /[。；;！]/.test(bare) || /^(以上|以下|上述|本表|凡)/.test(bare);
}

/** Whether nothing is said but what describes: the name, with its points, stands in a row above. */
function isMore(own: readonly string[], targets: readonly ImportTarget[]): boolean {
  const first = own.findIndex((cell) => cell !== "");
  return (
    own.every(
      (cell, column) => cell === "" || targets[column] === "description" || targets[column] === "append",
    ) && targets.some((target, column) => column < first && (target === "level1" || names.has(target)))
  );
}

/** Numbers of groups in a column of their own: 一, （二）. */
export const countedOrdinal = /^(?:[一二三四五六七八九十]+[、.．]?|[（(][一二三四五六七八九十]+[）)])$/;

function textIn(target: ImportTarget, own: readonly string[], targets: readonly ImportTarget[]): string {
  return own[targets.indexOf(target)] ?? "";
}
