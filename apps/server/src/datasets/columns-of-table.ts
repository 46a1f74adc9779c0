import type { DatasetColumn, DatasetSketch } from "@duheng/contracts";
import {
  findHeadings,
  guessColumns,
  type Headings,
  headingsOf,
  readDay,
  readNumber,
  type TableRow,
  whomColumns,
} from "@duheng/imports";
import { AppError } from "../errors/app-error.ts";
import type { Caller } from "../permissions/caller.ts";
import { unpackTable } from "../tables/packed-table.ts";
import { unreadable } from "../tables/unreadable-table.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";

/** Of so many rows it is told what a table is like. */
const looked = 250;

/**
 * What columns a dataset would have of which somebody has a table: each with a name for formulas and the type of what stands in it;
 * those that say whom a row is about are none of them. Nothing is kept of it. Errors: `forbidden`; `unsupported-file` with what to do.
 */
export async function columnsOfTable(content: Uint8Array, { ability }: Caller): Promise<DatasetSketch> {
  if (!ability.can("create", "datasets")) throw new AppError("forbidden");
  const table = await inWorkshop("readTable", content, { headings: [] });
  if ("refused" in table) throw unreadable(table.refused);
  const rows = firstRows(table.packed);
  const whom = { columns: whomColumns };
  const { rows: headingRows, texts } = headingsIn(rows);
  const last = Math.max(0, ...headingRows);
  const below = rows.filter(({ row }) => row > last).map(({ cells }) => cells);
  const about = guessColumns(whom, texts, below);
  const taken = new Set<string>();
  const columns = texts.flatMap((heading, at): DatasetColumn[] => {
    if (heading.trim() === "" || about[at] !== undefined) return [];
    const cells = below.flatMap((row) => (row[at] === undefined || row[at] === "" ? [] : [row[at]]));
    return [sketched(heading, cells, taken)];
  });
  return { columns, subject: about.some((field) => field !== undefined) ? "person" : "unit" };
}

function firstRows(packed: Uint8Array): TableRow[] {
  for (const rows of unpackTable(packed, looked)) return rows;
  return [];
}

/** Where no line says whom rows are about, the first one that can head a table: several texts, none twice, none a number. */
function headingsIn(rows: readonly TableRow[]): Headings {
  const known = findHeadings({ columns: whomColumns }, rows);
  if (known.rows.length > 0) return known;
  const first = rows.slice(0, 30).find(({ cells }) => {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
    const isTexts = filled.every((cell) => !("value" in readNumber(cell, { kind: "number" })));
    return filled.length > 0 && isTexts && new Set(filled).size === filled.length;
  });
  return first === undefined ? known : headingsOf([first]);
}

function sketched(heading: string, cells: readonly string[], taken: Set<string>): DatasetColumn {
  const [, bare = heading, unit] = /^(.*?)\s*[（(]([^（()）]{1,8})[）)]\s*$/.exec(heading.trim()) ?? [];
  const title = bare.trim().slice(0, 100);
  const isPercent = unit === "%" || cells.some((cell) => /[%％]\s*$/.test(cell));
  const type = typeOf(cells, isPercent ? "%" : unit);
  const isNumber = type === "number" || type === "integer";
  return {
    key: keyOf(title, taken),
    title,
    type,
    ...(isNumber && (isPercent || unit !== undefined) ? { unit: isPercent ? "%" : unit } : {}),
  };
}

/** The kind of value that all cells are; a text where there are none. */
function typeOf(cells: readonly string[], unit: string | undefined): DatasetColumn["type"] {
  if (cells.length === 0) return "text";
  const numbers = cells.map((cell) =>
    readNumber(cell, { kind: "number", ...(unit === undefined ? {} : { unit }) }),
  );
  // A number with noughts before it is a code.
  const isCode = cells.some((cell) => /^0\d/.test(cell));
  if (!isCode && numbers.every((one) => "value" in one)) {
    const isWhole = numbers.every((one) => "value" in one && !String(one.value).includes("."));
    return isWhole && unit !== "%" ? "integer" : "number";
  }
  if (cells.every((cell) => "value" in readDay(cell))) return "day";
  return cells.every((cell) => cell === "是" || cell === "否") ? "yes-no" : "text";
}

/** A word as formulas have it, of what a column is called; each once. */
function keyOf(title: string, taken: Set<string>): string {
  const letters = title.replaceAll(/[^\p{L}\p{N}_]/gu, "").replace(/^[\p{N}_]+/u, "");
  const word = (letters === "" ? "列" : letters).slice(0, 50);
  let key = word;
  for (let at = 2; taken.has(key); at += 1) key = `${word}${at}`;
  taken.add(key);
  return key;
}
