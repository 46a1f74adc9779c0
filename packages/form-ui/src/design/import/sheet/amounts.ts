import { exact, multiply, toDouble } from "@duheng/formula/numbers";
import { parseNumber } from "../../../shared/numbers.ts";
import type { SheetCells } from "../file/workbook.ts";
import type { Block } from "./find-table.ts";
import type { ImportTarget } from "./heading-words.ts";
import { namesWeight } from "./headings.ts";

/** The amount that a cell holds and nothing else: `20`, `20分`, `20%`; undefined for any other text. */
export function readAmount(text: string): number | undefined {
  if (text.length > 20) return undefined;
  const value = parseNumber(text.normalize("NFKC").replaceAll(/\s|[%分]$/g, ""));
  return value === undefined || value <= 0 || value > 1_000 ? undefined : value;
}

/** A part of one as points of a hundred: 0.25 are 25. */
export function ofHundred(part: number): number {
  return toDouble(multiply(exact(part), exact(100)));
}

/** Columns of weights that are written as parts of one (0.25, 0.75) throughout. */
export function fractionsOf(
  sheet: SheetCells,
  block: Block,
  targets: readonly ImportTarget[],
): ReadonlySet<ImportTarget> {
  return new Set(
    (["points", "groupWeight"] as const).filter((target) => {
      const column = targets.indexOf(target);
      if (column < 0 || !namesWeight(block.headings[column] ?? "")) return false;
      const filled = sheet.rows
        .slice(block.header + block.height, block.end)
        .map((row) => row[column] ?? "")
        .filter((cell) => /^\d*\.?\d+$/.test(cell))
        .map(Number);
      return filled.some((value) => value > 0 && value < 1) && filled.every((value) => value <= 1);
    }),
  );
}
