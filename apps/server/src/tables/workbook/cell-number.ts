import { decimalOf, decimalText } from "@duheng/imports";
import { serialToDate } from "hucre";
import type { CellFormat } from "./cell-formats.ts";

/**
 * A number of a cell as it is imported: a day as 2026-07-01, a percentage as it is shown but with all of its digits (97.5%), others
 * as Excel shows them with all fifteen. What is larger than Excel can tell apart shows that digits were lost (1.23456789012346e+17).
 */
export function cellNumber(written: string, format: CellFormat, isFrom1904: boolean): string {
  if (format === undefined && isPlain(written)) return written;
  const value = Number(written);
  if (!Number.isFinite(value)) return written.trim();
  if (format === "day") return dayText(value, isFrom1904);
  if (format === undefined && Number.isInteger(value) && !Number.isSafeInteger(value))
    return value.toExponential();
  // Excel writes 0.97499999999999998 where it shows 0.975: fifteen digits are its own.
  const decimal = decimalOf(
    Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15))),
  );
  if (decimal === undefined) return String(value);
  return format === "percent"
    ? `${decimalText({ ...decimal, behind: decimal.behind - 2 })}%`
    : decimalText(decimal);
}

/** Most numbers are written as they are shown: up to fifteen digits, no exponent, no nought that says nothing. */
function isPlain(written: string): boolean {
  return written.length <= 15 && /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(written) && written !== "-0";
}

function dayText(value: number, isFrom1904: boolean): string {
  const day = serialToDate(value, isFrom1904);
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
}
