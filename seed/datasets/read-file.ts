import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset, DatasetRow } from "@duheng/contracts";
import {
  decodeText,
  findHeadings,
  guessColumns,
  importDefinitionOf,
  isBeside,
  type PresentRecord,
  RowMatcher,
  readRow,
  type TableRow,
  tableColumns,
  withImported,
} from "@duheng/imports";
import { streamCsvRows } from "hucre/csv";
import type { UnitPeople } from "../organisation/people.ts";
import { dataFolder } from "./data-folder.ts";

/** What a row of a file says, and of whom. */
export interface FigureRow extends Pick<DatasetRow, "row" | "values"> {
  /** Absent: of the unit. */
  readonly staffId?: string;
}

/**
 * The rows of a file of `seed/data`, read as an import reads them. A file that does not read whole is a mistake in the
 * seed: it throws where a column of the dataset is missing, a cell is refused, or a row is about nobody or in doubt.
 */
export function readFigures(dataset: Dataset, people: UnitPeople, file: string): FigureRow[] {
  const definition = importDefinitionOf(dataset, dataset.tenantId);
  const rows = tableOf(file);
  const headings = findHeadings(definition, rows);
  const last = headings.rows.at(-1) ?? 0;
  const body = rows.filter((row) => row.row > last && !isBeside(headings, row));
  const fields = guessColumns(
    definition,
    headings.texts,
    body.map(({ cells }) => cells),
  );
  const figures = tableColumns(definition).filter(({ isKey }) => isKey !== true);
  const missing = figures.filter(({ field }) => !fields.includes(field));
  if (missing.length > 0)
    throw new Error(`seed: ${file}: no column ${missing.map(({ title }) => title.zh).join("、")}`);
  const read = body.map(({ row, cells }) => ({
    row,
    ...readRow(definition, { fields, references: {} }, cells),
  }));
  const matcher = new RowMatcher(definition, presentRecords(dataset, people));
  matcher.learn(read);
  return matcher.match(read).map(({ row, present, problems, candidates }, at) => {
    const [problem] = problems;
    if (problem) throw new Error(`seed: ${file}: row ${row}: ${problem.field ?? ""} ${problem.message.en}`);
    if (present === undefined)
      throw new Error(`seed: ${file}: row ${row}: about ${candidates.length === 0 ? "nobody" : "several"}`);
    const values = withImported(dataset, {}, read[at]?.values ?? {});
    return { row, values, ...(dataset.subject === "person" ? { staffId: present.id } : {}) };
  });
}

function tableOf(file: string): TableRow[] {
  const text = decodeText(readFileSync(join(dataFolder(), file)));
  if (text === undefined) throw new Error(`seed: ${file} is no text`);
  const rows: TableRow[] = [];
  for (const cells of streamCsvRows(text, { delimiter: "," }))
    rows.push({ row: rows.length + 1, cells: cells.map((cell) => String(cell ?? "").trim()) });
  return rows;
}

/** Whom rows can be about. */
function presentRecords({ subject }: Dataset, { unit, staff, departments }: UnitPeople): PresentRecord[] {
  if (subject === "unit") return [{ id: unit.id, revision: 0, label: unit.name, values: {} }];
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return staff.map(({ id, name, number, departmentId }) => ({
    ...{ id, revision: 0, label: `${name}（${number}）` },
    values: { number, name, department: names.get(departmentId) },
  }));
}
