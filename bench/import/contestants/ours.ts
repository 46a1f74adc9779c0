/**
 * Reads a table as the server does, and judges each cell: what a column cannot hold is told. In: the file; `read` where nothing is
 * judged. Prints what it found.
 */
import { readFileSync } from "node:fs";
import { findHeadings, guessColumns, type ImportDefinition, isBeside, readRow } from "@duheng/imports";
import { TablePacker, unpackTable } from "../../../apps/server/src/tables/packed-table.ts";
import { readTable } from "../../../apps/server/src/tables/read-table.ts";
import { headings } from "../figures.ts";

const column = (at: number, content: ImportDefinition["columns"][number]["content"]) => ({
  field: `c${at}`,
  title: { zh: headings[at] ?? "", en: headings[at] ?? "" },
  aliases: [],
  content,
});
const text = { kind: "text" } as const;
const grades = ["优秀", "称职", "基本称职"];
const definition: ImportDefinition = {
  strongKeys: ["c0"],
  weakKey: "c1",
  columns: [
    ...[column(0, text), column(1, text), column(2, text)],
    column(3, { kind: "number", isInteger: true, minimum: 0, unit: "件" }),
    column(4, { kind: "number", minimum: 0, maximum: 100, unit: "%" }),
    column(5, { kind: "number", isInteger: true, minimum: 0 }),
    column(6, { kind: "number", minimum: 0, maximum: 100 }),
    column(7, { kind: "number", unit: "元" }),
    ...[column(8, { kind: "day" }), column(9, { kind: "yes-no" })],
    column(10, { kind: "choice", words: Object.fromEntries(grades.map((zh) => [zh, { zh, en: zh }])) }),
    column(11, text),
  ],
};

const table = await readTable(readFileSync(process.argv[2] ?? ""), { headings });
if ("refused" in table) throw new Error(table.refused);
const [top = []] = unpackTable(table.packed, 250);
const found = findHeadings(definition, top);
const fields = guessColumns(
  definition,
  found.texts,
  top.slice(1).map(({ cells }) => cells),
);
const isJudged = process.argv[3] !== "read";
const packer = new TablePacker();
let [rows, problems, sum] = [0, 0, 0];
for (const part of unpackTable(table.packed, 1_000))
  for (const { row, cells } of part) {
    if (found.rows.includes(row) || isBeside(found, { row, cells })) continue;
    rows += 1;
    if (!isJudged) {
      sum += Math.round(Number(cells[4]?.replace("%", "")) * 100);
      continue;
    }
    const read = readRow(definition, { fields, references: {} }, cells);
    problems += read.problems.length;
    sum += Math.round(Number(read.values.c4) * 100);
    packer.add({ row, cells: fields.map((field) => String(read.values[field ?? ""] ?? "")) });
  }
const packed = packer.packed();
console.log(JSON.stringify({ rows, problems, sum, packed: packed.length }));
