import { AppError, problem } from "../errors/app-error.ts";
import { tableLimits } from "./table-limits.ts";

/** Why a file or a text is no table that can be read. */
export type Unreadable = keyof typeof sentences;

const sentences = {
  empty: ["里面没有内容。", "There is nothing in it."],
  "not-a-table": [
    "这不是 Excel 工作簿（.xlsx），也不是文本表格（.csv）。",
    "This is neither an Excel workbook (.xlsx) nor a text table (.csv).",
  ],
  "broken-text": [
    "文件里有损坏的文字，看不出用的是哪种编码（不是 UTF-8，也不是 GB 18030）。请在 Excel 或 WPS 中打开，另存为 .xlsx 再导入。",
    "There are broken characters in the file: its encoding is neither UTF-8 nor GB 18030. Open it in Excel or WPS and save it as .xlsx first.",
  ],
  "same-sheets": [
    "工作簿里有两张同名的工作表，分不清要导入哪一张。请在 Excel 中改名、另存后再试。",
    "Two sheets of the workbook have the same name, so that neither can be chosen. Rename one in Excel, save it and retry.",
  ],
  xls: [
    "这是旧版 Excel 格式（.xls）。请在 Excel 或 WPS 中另存为 .xlsx 再导入。",
    "This is the old Excel format (.xls). Save it as .xlsx in Excel or WPS first.",
  ],
  encrypted: [
    "这个文件设有打开密码。请去掉密码、另存后再导入。",
    "This file is protected by a password. Save it without one first.",
  ],
  "zip-bomb": [
    "这个文件解压后大得不正常，已拒绝打开。",
    "This file unpacks to an unreasonable size and was not opened.",
  ],
  damaged: [
    "文件已损坏或不完整，读不出来。请在 Excel 中打开、另存后再试。",
    "The file is damaged or incomplete. Open it in Excel, save it again and retry.",
  ],
  "not-json": [
    "这不是完整的 JSON。请发送由对象组成的列表（[{…}, {…}]），或每行一个对象（NDJSON）。",
    "This is no whole JSON. Send a list of objects ([{…}, {…}]), or an object on each line (NDJSON).",
  ],
  "not-utf8": [
    "JSON 必须用 UTF-8 编码。请用 UTF-8 重新生成后再发送。",
    "JSON must be in UTF-8. Make it in UTF-8 and send it again.",
  ],
  "json-values": [
    "JSON 中有的行不是对象，或某个值是对象或列表。每行应是一个对象，每个值应是文字、数字、是否或 null。",
    "In the JSON some rows are no objects, or some value is an object or a list. Each row is an object, each value a text, a number, true, false or null.",
  ],
  "no-such-sheet": ["工作簿里没有这张工作表。", "The workbook has no such sheet."],
  "too-many-rows": [
    `一次最多导入 ${tableLimits.rows} 行，请分成几个文件。`,
    `At most ${tableLimits.rows} rows are imported at a time: divide the file.`,
  ],
  "too-many-columns": [
    `一张表最多 ${tableLimits.columns} 列，请只留下要导入的列。`,
    `A table may have ${tableLimits.columns} columns at most: keep those that are to be imported.`,
  ],
  "too-much": [
    "文件里的文字太多，请只留下要导入的行和列。",
    "There is too much text in the file: keep the rows and columns that are to be imported.",
  ],
} as const;

/** The refusal of a file, in words that say what to do. */
export function unreadable(why: Unreadable): AppError {
  const [zh, en] = sentences[why];
  return new AppError("unsupported-file", { message: { zh, en }, problems: [problem(why, "/file", zh, en)] });
}
