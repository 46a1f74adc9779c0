import { columnTitles } from "../../table/cells/column-titles.ts";

/** Columns without which a table is none that the designer has exported. */
const needed = ["group", "title", "code", "points", "by"] as const;

/** Whether headings are those of our own export: its rows are then taken word for word, whatever they look like. */
export function isOwnTable(headings: readonly string[]): boolean {
  return (["zh", "en"] as const).some((locale) =>
    needed.every((key) => headings.includes(columnTitles[key][locale])),
  );
}
