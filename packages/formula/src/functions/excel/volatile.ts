import type { ExcelDifference } from "./difference.ts";

/** What would change a score by itself is not there, on purpose. */
export const volatile: readonly ExcelDifference[] = [
  {
    names: ["TODAY", "NOW"],
    absent: true,
  },
  {
    names: ["RAND", "RANDBETWEEN"],
    absent: true,
  },
];
