import { type Import, type MapImportInput, validators } from "@duheng/contracts";
import { comparable, headingsOf, tableColumns, withoutHeadings } from "@duheng/imports";
import { AppError, problem } from "../errors/app-error.ts";
import { type ImportKind, importKind } from "../import-kinds/import-kind.ts";
import { todayHere } from "../tenants/today-here.ts";
import { useCase } from "../use-cases/use-case.ts";
import { importRows } from "./model.ts";
import { byCaller, ownImport, refuseWritten } from "./own-import.ts";
import { openRow, recheck } from "./recheck.ts";
import { headingsKey, sourceName } from "./stage.ts";

/** Says how the table is to be read, as a whole, and checks it anew. Errors: `wrong-state` once it is written, `invalid-input`. */
export const mapImport = useCase({
  name: "imports.map",
  ability: ["update", "imports"],
  input: validators.MapImportInput,
  transactions: "own",
  before: ({ input, caller }) => ownImport(input.id, caller, "update"),
  run: async ({ input, before, caller }) => {
    refuseWritten(before);
    const asked = await settingsOf(before, input);
    const kind = await importKind(asked);
    refuseUnknownFields(kind, asked);
    if (
      asked.isComplete &&
      kind.isGoneAtOnce !== true &&
      (asked.goneOn === undefined || asked.goneOn > (await todayHere()))
    )
      throw needsDay();
    return recheck({ ...asked, revision: input.revision }, byCaller(caller));
  },
  audit: {
    target: ({ input, result }) => ({ kind: "imports", id: input.id, name: sourceName(result) }),
    grouped: true,
  },
});

async function settingsOf(present: Import, input: MapImportInput): Promise<Import> {
  const { headingRows, fields, fractions, blanksClear, isComplete, goneOn, meant } = input;
  const next = { ...present };
  if (headingRows !== undefined) Object.assign(next, await headedBy(present, headingRows));
  if (fields !== undefined)
    next.columns = next.columns.map((column, at) => {
      const field = fields[at];
      if (field === column.field) return column;
      return typeof field === "string" ? { heading: column.heading, field } : { heading: column.heading };
    });
  if (fractions !== undefined)
    next.columns = next.columns.map((column) => {
      const said = fractions.find(({ field }) => field === column.field);
      return said === undefined ? column : { ...column, isFraction: said.isFraction };
    });
  if (blanksClear !== undefined) next.blanksClear = blanksClear;
  if (isComplete !== undefined) next.isComplete = isComplete;
  if (goneOn !== undefined) next.goneOn = goneOn;
  if (meant !== undefined)
    next.unknown = next.unknown.map(({ meant: _before, ...one }) => {
      const said = meant.find(
        ({ field, text }) => field === one.field && comparable(text) === comparable(one.text),
      );
      if (said === undefined) return one;
      if (said.id !== undefined) return { ...one, meant: { id: said.id } };
      return said.isMade === true ? { ...one, meant: { isMade: true } } : one;
    });
  return next;
}

/** The table with other rows as its headings: what each column is for stays. */
async function headedBy(present: Import, rows: readonly number[]): Promise<Partial<Import>> {
  const found = await importRows.find(
    { importId: present.id, row: { $in: [...rows] } },
    { sort: { row: 1 } },
  );
  if (found.length !== rows.length) {
    throw new AppError("invalid-input", {
      problems: [problem("unknown-row", "/headingRows", "这一行是空的，不能作标题", "is an empty row")],
    });
  }
  const { rows: headingRows, texts } =
    found.length === 0 ? withoutHeadings([]) : headingsOf(found.map(openRow));
  const width = Math.max(present.columns.length, texts.length);
  return {
    headingRows: [...headingRows],
    headingsKey: headingsKey(texts),
    columns: Array.from({ length: width }, (_, at) => {
      const field = present.columns[at]?.field;
      return { heading: (texts[at] ?? "").slice(0, 200), ...(field === undefined ? {} : { field }) };
    }),
  };
}

function refuseUnknownFields({ definition }: ImportKind, { columns }: Import): void {
  const known = new Set(tableColumns(definition).map(({ field }) => field));
  const fields = columns.flatMap(({ field }) => field ?? []);
  const wrong = fields.find((field, at) => !known.has(field) || fields.indexOf(field) !== at);
  if (wrong === undefined) return;
  throw new AppError("invalid-input", {
    problems: [
      problem(
        "unknown-field",
        "/fields",
        `“${wrong}”不能导入，或选了两次`,
        `“${wrong}” cannot be imported, or was chosen twice`,
      ),
    ],
  });
}

function needsDay(): AppError {
  return new AppError("invalid-input", {
    problems: [
      problem(
        "required",
        "/goneOn",
        "请填写表中没有的人从哪一天起离开",
        "since when are those who are not in it gone?",
      ),
    ],
  });
}
