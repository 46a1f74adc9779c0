import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  Column,
  Columns,
  Explanation,
  Program,
  ProgramColumns,
  ProgramResult,
} from "../../src/index.ts";

/** What a generated module exports. */
export interface Generated {
  evaluate(input: unknown): ProgramResult;
  evaluateExactly(input: unknown): ProgramResult;
  undecided(input: unknown): readonly string[];
  evaluateColumns(columns: Columns, count: number): ProgramColumns;
}

const source = new URL("../../src/", import.meta.url);

/** The module that is generated from a program, written to a file and imported. */
export async function importModule(program: Program): Promise<Generated> {
  const text = program.toModule({
    runtime: new URL("runtime.ts", source).pathname,
    columns: new URL("columns.ts", source).pathname,
  });
  const folder = await mkdtemp(join(import.meta.dirname, "module-"));
  try {
    const file = join(folder, "program.mjs");
    await writeFile(file, text);
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A definition's outcome in words that tell -0, and the code, place and definition of an error. */
export function outcomes(program: Program, { values, errors }: ProgramResult): string[] {
  return program.order.map((name) => {
    const error = errors[name];
    if (error !== undefined && values[name] !== null) return "an error with a value";
    return error === undefined ? shown(values[name]) : JSON.stringify(error);
  });
}

/** The outcomes of one record of columns. */
export function outcomesAt(program: Program, { values, errors }: ProgramColumns, record: number): string[] {
  return program.order.map((name) => {
    const error = errors[name]?.get(record);
    const column = values[name];
    const raw = column?.[record];
    const value = column instanceof Float64Array && Number.isNaN(raw) ? null : raw;
    if (error !== undefined && value !== null) return "an error with a value";
    return error === undefined ? shown(value) : JSON.stringify(error);
  });
}

/** What the explanations' roots say. */
export function explained(program: Program, input: unknown): string[] {
  const trees: Readonly<Record<string, Explanation>> = program.explain(input);
  return program.order.map((name) => {
    const { error, value } = trees[name] ?? {};
    return error === undefined
      ? shown(value)
      : JSON.stringify({ ...error, definition: error.definition ?? name });
  });
}

/** A value in words that tell -0. */
export function shown(value: unknown): string {
  return Object.is(value, -0) ? "-0" : `${typeof value} ${String(value)}`;
}

/** Records as columns of whatever holds anything. */
export function plainColumns(records: readonly Readonly<Record<string, unknown>>[]): Columns {
  return columnsBy(records, (values) => values);
}

/** Records as columns of typed arrays, wherever the values of all of them let it be. */
export function typedColumns(records: readonly Readonly<Record<string, unknown>>[]): Columns {
  return columnsBy(records, (values) => {
    if (values.every((value) => typeof value === "number" || value === undefined || value === null))
      return Float64Array.from(values, (value) => (typeof value === "number" ? value : Number.NaN));
    const lists = values.filter(isNumbers);
    if (lists.length < values.length) return values;
    let end = 0;
    const offsets = lists.map((list) => {
      end += list.length;
      return end;
    });
    return { values: Float64Array.from(lists.flat()), offsets: Uint32Array.from([0, ...offsets]) };
  });
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((each) => typeof each === "number");
}

function columnsBy(
  records: readonly Readonly<Record<string, unknown>>[],
  make: (values: readonly unknown[]) => Column,
): Columns {
  const keys = new Set(records.flatMap((record) => Object.keys(record)));
  return Object.fromEntries(
    [...keys].map((key): [string, Column] => [
      key,
      make(records.map((record) => (Object.hasOwn(record, key) ? record[key] : undefined))),
    ]),
  );
}

/** A record as columns hold it: NaN in a column is a blank. */
export function asRecord(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]): [string, unknown] => [key, Number.isNaN(value) ? null : value]),
  );
}
