import { turnClock } from "../engine/index.ts";
import { tableEnd, tableStart } from "./keys.ts";
import type { View } from "./view.ts";

/** How many records a table has and how many bytes they are; `null` wherever others should have their turn. */
export function* measureTable(view: View, table: number): Generator<null, { count: number; bytes: number }> {
  const due = turnClock();
  let count = 0;
  let bytes = 0;
  for (const { value } of view.range({ start: tableStart(table), end: tableEnd(table) })) {
    if (due()) yield null;
    bytes += value.length;
    count++;
  }
  return { count, bytes };
}
