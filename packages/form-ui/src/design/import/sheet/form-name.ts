import type { SheetCells, Workbook } from "../file/workbook.ts";
import type { TablePlace } from "./find-table.ts";
import { isDocumentTitle, oneLine, ordinalLevel } from "./group-title.ts";

/** Names that programs give to sheets and files by themselves. */
const unnamed = /^(sheet|工作表|表|新建|book|工作簿|未命名|untitled)[\s\d()（）._-]*$|^新建.*(工作表|文档)/i;

const longest = 200;

/** What a form is called that is made of a sheet: as the title above its table, else its file, else the sheet itself. */
export function formNameOf({ name = "" }: Workbook, sheet: SheetCells, { header }: TablePlace): string {
  const above = sheet.rows.slice(0, Math.max(0, header)).flatMap((row) => {
    const filled = row.filter((cell) => cell !== "");
    const text = filled.length === 1 ? oneLine(filled[0] ?? "").trim() : "";
    return text === "" || ordinalLevel(text) !== undefined || text.length > 60 ? [] : [text];
  });
  const title = above.find(isDocumentTitle);
  const named = [name, sheet.name]
    .map((each) => each.trim())
    .find((each) => each !== "" && !unnamed.test(each));
  return (title ?? named ?? above[0] ?? "").slice(0, longest);
}
