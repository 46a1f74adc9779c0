import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";
import { freeName } from "../../operations/ids.ts";
import type { CellMessage } from "../../table/cells/cell-message.ts";
import { columnOf, type WritableKey } from "../../table/cells/columns.ts";
import { givesPoints, noPoints, showPoints } from "../../table/cells/read-points.ts";
import { isBlankWord } from "../../table/cells/words.ts";
import { type CellEdit, editCells, type Sheet } from "../../table/editing/edit-cells.ts";
import { addRows } from "../../table/editing/rows.ts";
import type { ImportRow } from "../sheet/read-rows.ts";
import { findExisting } from "./find-existing.ts";
import * as guessMessages from "./guess-messages.ts";
import { type ImportSums, sumImport } from "./import-sums.ts";
import { matchGroups } from "./match-groups.ts";
import {
  type OnShared,
  type SettledPoints,
  type SharedPoints,
  settlePoints,
  sharedPoints,
} from "./settle-points.ts";
import { weighGroups } from "./weigh-groups.ts";

/** What becomes of a row whose indicator the form has already (by its code, else by its title). */
export type OnExisting = "update" | "skip" | "add";

export interface ImportOptions {
  readonly onExisting: OnExisting;
  /** Lines that are left out. */
  readonly unticked: ReadonlySet<number>;
  readonly lockedIds: ReadonlySet<string>;
  /** The group of rows that name none. */
  readonly fallbackGroup: string;
  /** What becomes of points that rows have in common, by their place; shared out evenly where nothing is said. */
  readonly onShared?: ReadonlyMap<string, OnShared>;
}

export interface PlannedRow {
  readonly row: ImportRow;
  readonly becomes: "new" | "update" | "skip" | "locked" | "no-room" | "unticked" | "nothing";
  /** The indicator as it will be; null where there will be none. */
  readonly indicator: Indicator | null;
  /** What cannot be read: where it stands, what stands there, and what is wrong with it. */
  readonly problems: readonly ImportProblem[];
  /** What is a guess, or was not said: to be looked at before it is taken. */
  readonly guesses: readonly ImportProblem[];
}

export interface ImportProblem {
  readonly place: string;
  readonly column: WritableKey;
  readonly text: string;
  readonly message: CellMessage;
}

export interface PlannedImport extends Sheet {
  readonly rows: readonly PlannedRow[];
  readonly created: number;
  readonly updated: number;
  readonly groups: readonly IndicatorGroup[];
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
  const wanted = rows.filter((row) => row.kind === "indicator" && !options.unticked.has(row.line));
  const grouped = matchGroups(sheet.form, wanted, options.fallbackGroup);
  const codeOf = (row: ImportRow) => grouped.groupOf(row)?.code ?? options.fallbackGroup;
  const shared = sharedPoints(wanted);
  const settle = (row: ImportRow): SettledPoints => {
    const common = shared.find((each) => each.lines.includes(row.line));
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
    if (row.kind !== "indicator" || options.unticked.has(row.line)) {
      planned.push({ ...nothing, row, becomes: row.kind === "indicator" ? "unticked" : "nothing" });
      continue;
    }
    const known = existing.get(row.line);
    if (known !== undefined && options.onExisting !== "add") {
      if (options.onExisting === "skip") planned.push({ ...nothing, row, becomes: "skip", id: known });
      else if (options.lockedIds.has(known)) planned.push({ ...nothing, row, becomes: "locked", id: known });
      else {
        const written = updateRow(next, known, row, codeOf(row), settle(row), options.lockedIds);
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
    const bare = known === undefined ? row : { ...row, texts: { ...row.texts, code: "" } };
    const written = addRow(next, bare, codeOf(row), settle(row), options.lockedIds);
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
  const inForm = (form: Form) => {
    const byId = new Map(form.indicators.map((each) => [each.id, each]));
    return planned.map(
      ({ id, ...each }): PlannedRow => ({
        ...each,
        indicator: id === null ? null : (byId.get(id) ?? null),
      }),
    );
  };
  const weighed = weighGroups(next.form, inForm(next.form), grouped.made);
  const finished = inForm(weighed.form);
  return {
    form: weighed.form,
    unread: next.unread,
    rows: finished,
    created: planned.filter((each) => each.becomes === "new").length,
    updated: planned.filter((each) => each.becomes === "update").length,
    groups: weighed.form.score.groups.filter((group) => grouped.made.some((each) => each.id === group.id)),
    groupGuesses: [...grouped.messages, ...weighed.messages],
    shared,
    sums: sumImport(weighed.form, finished),
  };
}

function updateRow(
  sheet: Sheet,
  id: string,
  row: ImportRow,
  group: string,
  settled: SettledPoints,
  lockedIds: ReadonlySet<string>,
) {
  const before = sheet.form.indicators.find((each) => each.id === id)?.points ?? noPoints;
  const isUnsaid = settled.points === undefined && settled.unread === undefined;
  const guess = isUnsaid
    ? givesPoints(before) && row.texts.points !== undefined
      ? guessMessages.kept(showPoints(before))
      : undefined
    : settled.guess;
  return writeRow(sheet, id, { row, group, settled: { ...settled, guess }, isNew: false }, lockedIds);
}

function addRow(
  sheet: Sheet,
  row: ImportRow,
  group: string,
  settled: SettledPoints,
  lockedIds: ReadonlySet<string>,
) {
  const added = addRows(sheet.form, { group, count: 1, title: row.texts.title ?? "" });
  const [id] = added.ids;
  if (id === undefined) return null;
  const form = withoutDefaults(added.form, id, row);
  const described = settled.rest === undefined ? row : { ...row, texts: { description: "", ...row.texts } };
  const written = writeRow(
    { form, unread: sheet.unread },
    id,
    { row: described, group, settled, isNew: true },
    lockedIds,
  );
  return { id, ...written };
}

interface RowWrite {
  readonly row: ImportRow;
  readonly group: string;
  readonly settled: SettledPoints;
  readonly isNew: boolean;
}

function writeRow(
  sheet: Sheet,
  id: string,
  { row, group, settled, isNew }: RowWrite,
  lockedIds: ReadonlySet<string>,
) {
  const points = settled.points === undefined ? settled.unread : showPoints(settled.points);
  const edits = order.flatMap((column): CellEdit[] => {
    if (column === "points") return points === undefined ? [] : [{ id, column, text: points }];
    const text = textOf(column, row, group, settled);
    if (text === undefined) return [];
    // Cells that cannot be empty keep what a new indicator begins with, or what an existing one has.
    return (neededColumns.has(column) || column === "formula") && isBlankWord(text)
      ? []
      : [{ id, column, text }];
  });
  const outcome = editCells(sheet, edits, lockedIds, isNew ? new Set([id]) : new Set());
  const placeOf = (column: WritableKey) => row.places[column] ?? `${row.line}`;
  const problems = [
    ...outcome.kept.map((edit) => ({ edit, message: outcome.unread.get(`${id}/${edit.column}`)?.message })),
    ...outcome.refused,
  ].flatMap(({ edit: { column, text }, message }): ImportProblem[] =>
    message === undefined ? [] : [{ place: placeOf(column), column, text, message }],
  );
  const guesses: ImportProblem[] =
    settled.guess === undefined
      ? []
      : [
          {
            place: placeOf("points"),
            column: "points",
            text: row.texts.points ?? "",
            message: settled.guess,
          },
        ];
  return {
    sheet: outcome,
    problems: (row.texts.title ?? "") === "" && isNew ? [noTitle(row), ...problems] : problems,
    guesses,
  };
}

/** What the points alone do not hold (每次2分) is kept in the description. */
function textOf(
  column: WritableKey,
  row: ImportRow,
  group: string,
  { rest }: SettledPoints,
): string | undefined {
  const text = row.texts[column];
  if (column === "group") return group;
  if (column !== "description" || text === undefined || rest === undefined) return text;
  return text === "" ? `分值：${rest}` : `${text}\n分值：${rest}`;
}

/** Who gives the points comes before the formula, which only one kind of giver has. */
const order: readonly WritableKey[] = [
  "title",
  "code",
  "group",
  "points",
  "by",
  "formula",
  "applicable",
  "veto",
  "scope",
  "measure",
  "importance",
  "polarity",
  "virtue",
  "description",
];
const neededColumns: ReadonlySet<WritableKey> = new Set(["title", "code", "by"]);

function noTitle(row: ImportRow): ImportProblem {
  return {
    place: `${row.line}`,
    column: "title",
    text: row.summary,
    message: {
      code: "import-no-title",
      zh: "这一行没有指标名称，已取临时名称",
      en: "This row names no indicator; it was given a name for now",
    },
  };
}

/** What the file does not say of a new indicator stays unsaid: its points too, which are none until somebody gives some. */
function withoutDefaults(form: Form, id: string, row: ImportRow): Form {
  const indicators = form.indicators.map((each): Indicator => {
    if (each.id !== id) return each;
    const { scope, measure, importance, polarity, ...rest } = each;
    return {
      ...rest,
      points: noPoints,
      title:
        (row.texts.title ?? "") === ""
          ? freeName(
              "指标",
              form.indicators.map((one) => one.title),
            )
          : each.title,
    };
  });
  return { ...form, indicators };
}

/** What a column of a planned indicator shows. */
export function shownIn(key: WritableKey, indicator: Indicator, form: Form, locale: "zh" | "en"): string {
  return columnOf(key)?.show(indicator, form, locale) ?? "";
}
