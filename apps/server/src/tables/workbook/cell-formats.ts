import { isDateFormat } from "hucre";
import type { Archive } from "./archive.ts";
import { scanned } from "./open-workbook.ts";

/** How Excel shows the number in a cell, as far as it says what the number is. */
export type CellFormat = "day" | "percent" | undefined;

/** Formats that Excel has by number alone. */
const percents = new Set([9, 10]);

/** How cells are shown, by the style that each names. */
export async function cellFormats(
  archive: Archive,
  path: string | undefined,
): Promise<readonly CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let isOfCells = false;
  if (path === undefined) return formats;
  await scanned(
    archive,
    path,
    (name, { numFmtId = "0", formatCode = "" }) => {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode);
      if (name === "cellXfs") isOfCells = true;
      if (name === "xf" && isOfCells) formats.push(formatOf(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    (name) => {
      if (name === "cellXfs") isOfCells = false;
    },
  );
  return formats;
}

function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return percents.has(id) ? "percent" : isDateFormat(String(id)) ? "day" : undefined;
  // What stands in quotes or behind \ _ * is shown and means nothing.
  if (code.replace(/"[^"]*"|[\\_*]./g, "").includes("%")) return "percent";
  return isDateFormat(code) ? "day" : undefined;
}
