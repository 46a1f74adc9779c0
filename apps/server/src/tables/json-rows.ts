import type { TableRow } from "@duheng/imports";
import { Refusal } from "./refusal.ts";
import { tableLimits } from "./table-limits.ts";

/** A row that is no object of plain values: which, and under which name where it is one value. */
export interface WrongRow {
  readonly row: number;
  readonly code: "not-an-object" | "nested-value" | "not-json";
  readonly field?: string;
}

interface JsonRows {
  /** All names in the rows, in the order in which they come first. */
  readonly headed: readonly string[];
  readonly wrong: readonly WrongRow[];
  /** Each with its position from 1, of NDJSON its line, and a cell for each name. */
  rows(textOf: (value: unknown) => string): Iterable<TableRow>;
}

/**
 * The rows of a JSON list of objects, of one object, or of NDJSON (an object on each line). Where one of them cannot be read it is
 * told, and the others are read. undefined: the text is none of these. Throws a Refusal beyond what a table may be.
 */
export function jsonRows(text: string): JsonRows | undefined {
  const first = text.trimStart()[0];
  if (first !== "[" && first !== "{") return undefined;
  const elements = elementsOf(text, first);
  if (elements === undefined) return undefined;
  if (elements.length === 0) throw new Refusal("empty");
  if (elements.length > tableLimits.rows) throw new Refusal("too-many-rows");
  const wrong: WrongRow[] = [];
  const at = new Map<string, number>();
  for (const { row, value } of elements) {
    if (value === unread) wrong.push({ row, code: "not-json" });
    else if (!isObject(value)) wrong.push({ row, code: "not-an-object" });
    else {
      for (const name of Object.keys(value)) if (!at.has(name)) at.set(name, at.size);
      const nested = Object.entries(value).find(([, one]) => typeof one === "object" && one !== null);
      if (nested !== undefined) wrong.push({ row, code: "nested-value", field: nested[0].slice(0, 200) });
    }
    if (at.size > tableLimits.columns) throw new Refusal("too-many-columns");
  }
  return {
    headed: [...at.keys()],
    wrong,
    *rows(textOf) {
      for (const { row, value } of elements) {
        const cells = Array.from(at, () => "");
        for (const [name, one] of isObject(value) ? Object.entries(value) : [])
          cells[at.get(name) ?? 0] = textOf(one);
        yield { row, cells };
      }
    },
  };
}

interface Element {
  readonly row: number;
  readonly value: unknown;
}

/** What stands in the place of a line that is no JSON. */
const unread = Symbol("unread");

function elementsOf(text: string, first: string): Element[] | undefined {
  const whole = parsed(text);
  if (Array.isArray(whole)) return whole.map((value: unknown, index) => ({ row: index + 1, value }));
  if (whole !== unread) return [{ row: 1, value: whole }];
  // A list that is broken off is nothing; of lines, those that can be read are.
  if (first === "[") return undefined;
  const lines = text.split("\n").flatMap((line, index): Element[] => {
    return line.trim() === "" ? [] : [{ row: index + 1, value: parsed(line) }];
  });
  return lines.some(({ value }) => isObject(value)) ? lines : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return unread;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
