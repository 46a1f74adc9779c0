import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";
import type { CellMessage } from "../../table/cells/cell-message.ts";
import { columnOf, type WritableKey } from "../../table/cells/columns.ts";
import { lockOfGroup } from "../../table/editing/cell-locks.ts";
import type { Sheet } from "../../table/editing/edit-cells.ts";
import { nothingHeld } from "../../table/editing/held-cells.ts";
import type { ImportRow } from "../sheet/read-rows.ts";
import { findExisting } from "./find-existing.ts";
import { type ImportSums, sumImport } from "./import-sums.ts";
import { matchGroups } from "./match-groups.ts";
import type { ImportProblem, PlannedRow } from "./planned-row.ts";
import * as guessMessages from "./say-guess.ts";
import {
  type OnShared,
  type SettledPoints,
  type SharedPoints,
  settlePoints,
  sharedPoints,
} from "./settle-points.ts";
import { type GroupChange, updateGroups } from "./update-groups.ts";
import { weighGroups } from "./weigh-groups.ts";
import { addRow, type Locks, updateRow } from "./write-rows.ts";

/** What becomes of a row whose indicator the form has already (by its code, else by its title). */
export type OnExisting = "update" | "skip" | "add";

export interface ImportOptions extends Locks {
  readonly onExisting: OnExisting;
  /** Rows that are left out, by their keys. */
  readonly unticked: ReadonlySet<number>;
  /** The group of rows that name none. */
  readonly fallbackGroup: string;
  /** What becomes of points that rows have in common, by their place; shared out evenly where nothing is said. */
  readonly onShared?: ReadonlyMap<string, OnShared>;
}

export interface PlannedImport extends Sheet {
  readonly rows: readonly PlannedRow[];
  readonly created: number;
  readonly updated: number;
  readonly groups: readonly IndicatorGroup[];
  /** What becomes of weights and caps of groups that are there already. */
  readonly groupChanges: readonly GroupChange[];
  /** What was guessed of groups: their weights, and which of the form's is meant. */
  readonly groupGuesses: readonly CellMessage[];
  readonly shared: readonly SharedPoints[];
  readonly sums: ImportSums;
}

/**
 * Works out an import without changing anything: what each row becomes, and the form with all of them. Texts that
 * cannot be read are kept in the table's cells as they stand, beside the document; points that are not said are none.
 */
export function planImport(sheet: Sheet, rows: readonly ImportRow[], options: ImportOptions): PlannedImport {
  const wanted = rows.filter((row) => row.kind === "indicator" && !options.unticked.has(row.key));
  const grouped = matchGroups(sheet.form, wanted, options.fallbackGroup);
  const codeOf = (row: ImportRow) => grouped.groupOf(row)?.code ?? options.fallbackGroup;
  const shared = sharedPoints(wanted);
  const sharedBy = new Map(shared.flatMap((each) => each.keys.map((key) => [key, each] as const)));
  const settle = (row: ImportRow): SettledPoints => {
    const common = sharedBy.get(row.key);
    const onShared = options.onShared?.get(common?.place ?? "") ?? "even";
    return settlePoints(row, grouped.groupOf(row)?.kind, common, onShared);
  };
  const existing = findExisting(
    sheet.form,
    wanted.map((row) => ({ row, group: codeOf(row) })),
  );
  let next: Sheet = { form: grouped.form, unread: sheet.unread };
  const planned: (Omit<PlannedRow, "indicator"> & { readonly id: string | null })[] = [];
  const nothing = { id: null, problems: [], guesses: [] };
  for (const row of rows) {
    if (row.kind !== "indicator" || options.unticked.has(row.key)) {
      planned.push({
        ...nothing,
        row,
        becomes: row.kind === "indicator" ? "unticked" : "nothing",
        guesses: row.guessedBy === undefined ? [] : [headingGuess(row, row.guessedBy)],
      });
      continue;
    }
    const known = existing.get(row.key);
    if (known !== undefined && options.onExisting !== "add") {
      if (options.onExisting === "skip") planned.push({ ...nothing, row, becomes: "skip", id: known });
      else if (options.lockedIds.has(known)) planned.push({ ...nothing, row, becomes: "locked", id: known });
      else {
        const written = updateRow(next, known, row, codeOf(row), settle(row), options);
        next = written.sheet;
        planned.push({
          row,
          becomes: "update",
          id: known,
          problems: written.problems,
          guesses: written.guesses,
        });
      }
      continue;
    }
    const shut = lockOfGroup(codeOf(row), options.held ?? nothingHeld);
    if (shut !== null) {
      const problem = {
        place: row.places.group ?? row.at,
        column: "group",
        text: row.group,
        message: shut,
      } as const;
      planned.push({ ...nothing, row, becomes: "locked", problems: [problem] });
      continue;
    }
    const bare = known === undefined ? row : { ...row, texts: { ...row.texts, code: "" } };
    const written = addRow(next, bare, codeOf(row), settle(row), options);
    if (written === null) {
      planned.push({ ...nothing, row, becomes: "no-room" });
      continue;
    }
    next = written.sheet;
    planned.push({
      row,
      becomes: "new",
      id: written.id,
      problems: written.problems,
      guesses: written.guesses,
    });
  }
  const byId = new Map(next.form.indicators.map((each) => [each.id, each]));
  const finished = planned.map(
    ({ id, ...each }): PlannedRow => ({ ...each, indicator: id === null ? null : (byId.get(id) ?? null) }),
  );
  const weighed = weighGroups(next.form, finished, grouped.made);
  const { form, changes } =
    options.onExisting === "update"
      ? updateGroups(weighed.form, finished, { ...options, was: sheet.form, made: grouped.made })
      : { form: weighed.form, changes: [] };
  return {
    form,
    unread: next.unread,
    rows: finished,
    created: planned.filter((each) => each.becomes === "new").length,
    updated: planned.filter((each) => each.becomes === "update").length,
    groups: form.score.groups.filter((group) => grouped.made.some((each) => each.id === group.id)),
    groupChanges: changes,
    groupGuesses: [...grouped.messages, ...weighed.messages],
    shared,
    sums: sumImport(form, finished),
  };
}

function headingGuess(row: ImportRow, by: "sum" | "alone"): ImportProblem {
  return { place: row.at, column: "group", text: row.summary, message: guessMessages.heading[by] };
}

/** What a column of a planned indicator shows. */
export function shownIn(key: WritableKey, indicator: Indicator, form: Form, locale: "zh" | "en"): string {
  return columnOf(key)?.show(indicator, form, locale) ?? "";
}
