import { readXlsx, type Sheet } from "hucre/xlsx";

/** The one sheet of a workbook. */
export async function sheetOf(content: Uint8Array): Promise<Sheet> {
  const { sheets } = await readXlsx(content);
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error("the workbook has no sheet");
  return sheet;
}
