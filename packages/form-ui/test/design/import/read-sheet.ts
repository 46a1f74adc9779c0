import type { Form } from "@duheng/contracts";
import { readText } from "../../../src/design/import/file/read-workbook.ts";
import type { SheetCells } from "../../../src/design/import/file/workbook.ts";
import {
  type ImportOptions,
  type PlannedImport,
  planImport,
} from "../../../src/design/import/plan/apply-import.ts";
import { findBlocks, findTable } from "../../../src/design/import/sheet/find-table.ts";
import { readRows, targetsOf } from "../../../src/design/import/sheet/read-rows.ts";
import { noUnread } from "../../../src/design/table/cells/unread-cells.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";

/** A form without indicators, of one group. */
export const bareForm: Form = {
  ...patrolForm,
  indicators: [],
  samples: [],
  score: { groups: [{ id: "g_base", code: "基本", title: "基本" }] },
};

/** What a sheet comes to with nothing chosen by hand. */
export function planSheet(
  sheet: SheetCells,
  form: Form = bareForm,
  more: Partial<ImportOptions> = {},
): PlannedImport {
  const place = findTable(sheet);
  const [first] = findBlocks(sheet, place);
  if (first === undefined) throw new Error("the sheet has no table");
  return planImport({ form, unread: noUnread }, readRows(sheet, place, targetsOf(sheet, first)), {
    onExisting: "update",
    unticked: new Set(),
    lockedIds: new Set(),
    fallbackGroup: form.score.groups[0]?.code ?? "",
    ...more,
  });
}

/** A table as it is pasted: cells parted by `|`, merged cells in the way that spreadsheets name them (A2:A3). */
export function sheetOf(text: string, ...merged: readonly string[]): SheetCells {
  const lines = text
    .trim()
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .join("\t"),
    );
  const [sheet] = readText(lines.join("\n")).sheets;
  if (sheet === undefined) throw new Error("no table");
  return { ...sheet, merges: merged.map(mergeOf) };
}

function mergeOf(range: string) {
  const [from = "", to = ""] = range.split(":");
  const place = (cell: string) => [cell.charCodeAt(0) - 65, Number(cell.slice(1)) - 1] as const;
  const [[startCol, startRow], [endCol, endRow]] = [place(from), place(to)];
  return { startRow, startCol, endRow, endCol };
}

/** The outcome as people would put it: `组/指标 分值`, guesses marked with `?`, what is unread with `!`. */
export function said(plan: PlannedImport): string[] {
  return plan.rows.flatMap(({ indicator, becomes, guesses, problems }) => {
    if (indicator === null || becomes === "skip") return [];
    const { points } = indicator;
    const none = points.kind === "floating" && points.min === 0 && points.max === 0;
    const amount =
      points.kind === "fixed" ? String(points.full) : none ? "none" : `${points.min}…${points.max}`;
    const group = plan.form.score.groups.find((each) => each.code === indicator.group)?.title;
    return [
      `${group}/${indicator.title} ${amount}${guesses.length > 0 ? "?" : ""}${problems.length > 0 ? "!" : ""}`,
    ];
  });
}
