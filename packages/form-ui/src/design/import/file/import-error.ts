/** Why a file cannot be read at all. */
export type ImportErrorCode = keyof typeof sentences;

/** A file that is refused, with what a person can do about it. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly userMessage: { readonly zh: string; readonly en: string };

  constructor(code: ImportErrorCode) {
    super(sentences[code].en);
    this.name = "ImportError";
    this.code = code;
    this.userMessage = sentences[code];
  }
}

/** Whether a text is one of the codes: they cross from the worker as plain text. */
export function isImportErrorCode(code: string): code is ImportErrorCode {
  return Object.hasOwn(sentences, code);
}

/** What a file may be at most. */
export const importLimits = {
  /** Bytes of the file. */
  bytes: 10 * 1024 * 1024,
  /** Bytes that it unpacks to. */
  unpacked: 80 * 1024 * 1024,
  entries: 2_000,
  rows: 3_000,
  columns: 100,
  /** Characters of one cell that are read. */
  cell: 20_000,
  /** Milliseconds of reading. */
  time: 20_000,
} as const;

const sentences = {
  empty: { zh: "文件是空的。", en: "The file is empty." },
  "too-large": {
    zh: "文件超过 10 MB。请只留下要导入的工作表，另存后再试。",
    en: "The file is larger than 10 MB. Keep only the sheet to be imported and save it again.",
  },
  "not-xlsx": {
    zh: "这不是 Excel 工作簿（.xlsx），也不是文本表格（.csv）。",
    en: "This is neither an Excel workbook (.xlsx) nor a text table (.csv).",
  },
  xls: {
    zh: "这是旧版 Excel 格式（.xls）。请在 Excel 或 WPS 中另存为 .xlsx 再导入。",
    en: "This is the old Excel format (.xls). Save it as .xlsx in Excel or WPS first.",
  },
  encrypted: {
    zh: "这个文件设有打开密码。请去掉密码、另存后再导入。",
    en: "This file is protected by a password. Save it without one first.",
  },
  "zip-bomb": {
    zh: "这个文件解压后大得不正常，已拒绝打开。",
    en: "This file unpacks to an unreasonable size and was not opened.",
  },
  damaged: {
    zh: "文件已损坏或不完整，读不出来。请在 Excel 中打开、另存后再试。",
    en: "The file is damaged or incomplete. Open it in Excel, save it again and retry.",
  },
  "too-many-rows": {
    zh: "一张工作表最多读 3000 行。请只留下指标所在的行。",
    en: "At most 3,000 rows of a sheet are read. Keep only the rows of indicators.",
  },
  "too-many-columns": {
    zh: "一张工作表最多读 100 列。",
    en: "At most 100 columns of a sheet are read.",
  },
  "no-sheet": { zh: "工作簿里没有内容。", en: "The workbook holds nothing." },
  timeout: {
    zh: "读这个文件用时过长，已停止。请把指标复制到新的工作簿再试。",
    en: "Reading this file took too long and was stopped. Copy the indicators into a new workbook.",
  },
} as const;
