import type { Form, Indicator } from "@duheng/contracts";
import { detailColumns } from "../../table/cells/column-titles.ts";
import type { WritableKey } from "../../table/cells/columns.ts";
import { givesPoints, noPoints, showPoints } from "../../table/cells/read-points.ts";
import { isBlankWord } from "../../table/cells/words.ts";
import { type CellEdit, editCells, type Sheet } from "../../table/editing/edit-cells.ts";
import type { HeldCells } from "../../table/editing/held-cells.ts";
import { addRows, mostIndicators } from "../../table/editing/rows.ts";
import type { ImportRow } from "../sheet/read-rows.ts";
import { isNumbered } from "./find-existing.ts";
import { passingName } from "./passing-name.ts";
import type { ImportProblem } from "./planned-row.ts";
import * as guessMessages from "./say-guess.ts";
import type { SettledPoints } from "./settle-points.ts";

/** What an upper tenant has locked, and what that rests on. */
export interface Locks {
  readonly lockedIds: ReadonlySet<string>;
  readonly held?: HeldCells;
}

/** Writes what a row says into the indicator that it stands for. */
export function updateRow(
  sheet: Sheet,
  id: string,
  row: ImportRow,
  group: string,
  settled: SettledPoints,
  locks: Locks,
) {
  const known = sheet.form.indicators.find((each) => each.id === id);
  const before = known?.points ?? noPoints;
  const isUnsaid = settled.points === undefined && settled.unread === undefined;
  const guess = isUnsaid
    ? givesPoints(before) && row.texts.points !== undefined
      ? guessMessages.kept(showPoints(before))
      : undefined
    : settled.guess;
  // Numbers before names are left out of a sheet's titles; one that a person gave its title stays.
  const { title, ...rest } = row.texts;
  const keepsTitle = known !== undefined && title !== undefined && isNumbered(known.title, title);
  const written = keepsTitle ? { ...row, texts: rest } : row;
  return writeRow(sheet, id, { row: written, group, settled: { ...settled, guess }, isNew: false }, locks);
}

/** Makes the indicator that a row stands for; null where the form has no room for it. */
export function addRow(sheet: Sheet, row: ImportRow, group: string, settled: SettledPoints, locks: Locks) {
  if (sheet.form.indicators.length >= mostIndicators) return null;
  const added = addRows(sheet.form, { group, count: 1, title: row.texts.title ?? "" });
  const [id] = added.ids;
  if (id === undefined) return null;
  const form = withoutDefaults(added.form, id, row);
  const described = settled.rest === undefined ? row : { ...row, texts: { description: "", ...row.texts } };
  const written = writeRow(
    { form, unread: sheet.unread },
    id,
    { row: described, group, settled, isNew: true },
    locks,
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
  { lockedIds, held }: Locks,
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
  const outcome = editCells(sheet, edits, lockedIds, isNew ? new Set([id]) : new Set(), held);
  const placeOf = (column: WritableKey) => row.places[column] ?? row.at;
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
const order: readonly WritableKey[] = ["title", "code", "group", "points", ...detailColumns, "description"];
const neededColumns: ReadonlySet<WritableKey> = new Set(["title", "code", "by"]);

function noTitle(row: ImportRow): ImportProblem {
  return {
    place: row.at,
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
      title: (row.texts.title ?? "") === "" ? passingName(form) : each.title,
    };
  });
  return { ...form, indicators };
}
