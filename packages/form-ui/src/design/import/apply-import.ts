import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";
import { codesOf, freeName, newId } from "../operations/ids.ts";
import type { CellMessage } from "../table/cells/cell-message.ts";
import { columnOf, type WritableKey } from "../table/cells/columns.ts";
import { isBlankWord } from "../table/cells/words.ts";
import { type CellEdit, editCells, type Sheet } from "../table/editing/edit-cells.ts";
import { addRows } from "../table/editing/rows.ts";
import type { ImportRow } from "./read-rows.ts";

/** What becomes of a row whose indicator the form has already (by its code, else by its title). */
export type OnExisting = "update" | "skip" | "add";

export interface ImportOptions {
  readonly onExisting: OnExisting;
  /** Lines that are left out. */
  readonly unticked: ReadonlySet<number>;
  readonly lockedIds: ReadonlySet<string>;
  /** The group of rows that name none. */
  readonly fallbackGroup: string;
}

export interface PlannedRow {
  readonly row: ImportRow;
  readonly becomes: "new" | "update" | "skip" | "locked" | "no-room" | "unticked" | "nothing";
  /** The indicator as it will be; null where there will be none. */
  readonly indicator: Indicator | null;
  /** What cannot be read: where it stands, what stands there, and what is wrong with it. */
  readonly problems: readonly ImportProblem[];
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
}

/**
 * Works out an import without changing anything: what each row becomes, and the form with all of them. Texts that
 * cannot be read are kept in the table's cells as they stand, beside the document.
 */
export function planImport(sheet: Sheet, rows: readonly ImportRow[], options: ImportOptions): PlannedImport {
  const wanted = rows.filter((row) => row.kind === "indicator" && !options.unticked.has(row.line));
  const grouped = withGroups(sheet.form, wanted, options.fallbackGroup);
  let next: Sheet = { form: grouped.form, unread: sheet.unread };
  const byIdentity = identities(sheet.form);
  const used = new Set<string>();
  const planned: (Omit<PlannedRow, "indicator"> & { readonly id: string | null })[] = [];
  for (const row of rows) {
    if (row.kind !== "indicator" || options.unticked.has(row.line)) {
      planned.push({
        row,
        becomes: row.kind === "indicator" ? "unticked" : "nothing",
        id: null,
        problems: [],
      });
      continue;
    }
    const found = existingOf(row, byIdentity);
    // Of rows that are called alike the first is the one that the form has.
    const existing =
      found !== undefined && used.has(found) && options.onExisting !== "add" ? undefined : found;
    if (existing !== undefined) used.add(existing);
    if (existing !== undefined && options.onExisting !== "add") {
      if (options.onExisting === "skip") planned.push({ row, becomes: "skip", id: existing, problems: [] });
      else if (options.lockedIds.has(existing))
        planned.push({ row, becomes: "locked", id: existing, problems: [] });
      else {
        const written = writeRow(next, existing, row, grouped.codeOf(row), options.lockedIds, false);
        next = written.sheet;
        planned.push({ row, becomes: "update", id: existing, problems: written.problems });
      }
      continue;
    }
    const added = addRows(next.form, { group: grouped.codeOf(row), count: 1, title: row.texts.title ?? "" });
    const [id] = added.ids;
    if (id === undefined) {
      planned.push({ row, becomes: "no-room", id: null, problems: [] });
      continue;
    }
    const isTaken = found !== undefined;
    const bare = isTaken ? { ...row, texts: { ...row.texts, code: "" } } : row;
    const written = writeRow(
      { form: withoutDefaults(added.form, id, row), unread: next.unread },
      id,
      bare,
      grouped.codeOf(row),
      options.lockedIds,
      true,
    );
    next = written.sheet;
    planned.push({ row, becomes: "new", id, problems: written.problems });
  }
  const byId = new Map(next.form.indicators.map((each) => [each.id, each]));
  return {
    ...next,
    rows: planned.map(({ id, ...each }) => ({
      ...each,
      indicator: id === null ? null : (byId.get(id) ?? null),
    })),
    created: planned.filter((each) => each.becomes === "new").length,
    updated: planned.filter((each) => each.becomes === "update").length,
    groups: grouped.made,
  };
}

function writeRow(
  sheet: Sheet,
  id: string,
  row: ImportRow,
  group: string,
  lockedIds: ReadonlySet<string>,
  isNew: boolean,
): { sheet: Sheet; problems: ImportProblem[] } {
  const edits = order.flatMap((column): CellEdit[] => {
    const text = column === "group" ? group : row.texts[column];
    if (text === undefined) return [];
    // Cells that cannot be empty keep what a new indicator begins with, or what an existing one has.
    return (neededColumns.has(column) || column === "formula") && isBlankWord(text)
      ? []
      : [{ id, column, text }];
  });
  const outcome = editCells(sheet, edits, lockedIds, isNew ? new Set([id]) : new Set());
  const problems = [
    ...outcome.kept.map((edit) => ({ edit, message: outcome.unread.get(`${id}/${edit.column}`)?.message })),
    ...outcome.refused,
  ].flatMap(({ edit, message }): ImportProblem[] =>
    message === undefined
      ? []
      : [{ place: row.places[edit.column] ?? `${row.line}`, column: edit.column, text: edit.text, message }],
  );
  return {
    sheet: outcome,
    problems: (row.texts.title ?? "") === "" && isNew ? [noTitle(row), ...problems] : problems,
  };
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
const neededColumns: ReadonlySet<WritableKey> = new Set(["title", "code", "points", "by"]);

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

/** What the file does not say of a new indicator stays unsaid. */
function withoutDefaults(form: Form, id: string, row: ImportRow): Form {
  const indicators = form.indicators.map((each): Indicator => {
    if (each.id !== id) return each;
    const { scope, measure, importance, polarity, ...rest } = each;
    return {
      ...rest,
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

/** The form with the groups that rows name and it lacks, and the way from a row to its group's code. */
function withGroups(form: Form, rows: readonly ImportRow[], fallback: string) {
  const made: IndicatorGroup[] = [];
  const codes = new Set(codesOf(form).groups);
  const byTitle = new Map<string, string>();
  for (const group of form.score.groups.toReversed()) {
    byTitle.set(group.code, group.code);
    byTitle.set(group.title, group.code);
  }
  for (const row of rows) {
    if (row.group === "" || byTitle.has(row.group)) continue;
    const plain = row.group.replaceAll(/[^\p{L}\p{N}_]+/gu, "").slice(0, 36);
    const code = freeName(/^[\p{L}_]/u.test(plain) ? plain : `分组${plain}`, codes);
    codes.add(code);
    byTitle.set(row.group, code);
    made.push({
      id: newId("g"),
      code,
      title: row.group.slice(0, 200),
      ...(row.groupWeight === undefined ? {} : { weight: row.groupWeight }),
      ...(row.groupMax === undefined ? {} : { min: 0, max: row.groupMax }),
    });
  }
  const [first, ...rest] = [...form.score.groups, ...made];
  return {
    form:
      made.length === 0 || first === undefined
        ? form
        : { ...form, score: { ...form.score, groups: [first, ...rest] } },
    made,
    codeOf: (row: ImportRow) => byTitle.get(row.group) ?? fallback,
  };
}

interface Identities {
  readonly byCode: ReadonlyMap<string, string>;
  readonly byTitle: ReadonlyMap<string, string>;
}

function identities({ indicators }: Form): Identities {
  return {
    byCode: new Map(indicators.map((each) => [each.code, each.id])),
    byTitle: new Map(indicators.map((each) => [each.title, each.id])),
  };
}

function existingOf({ texts }: ImportRow, { byCode, byTitle }: Identities): string | undefined {
  return (texts.code ?? "") !== "" ? byCode.get(texts.code ?? "") : byTitle.get(texts.title ?? "");
}

/** What a column of a planned indicator shows. */
export function shownIn(key: WritableKey, indicator: Indicator, form: Form, locale: "zh" | "en"): string {
  return columnOf(key)?.show(indicator, form, locale) ?? "";
}
