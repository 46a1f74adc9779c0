import { complete, type Scope } from "@duheng/formula";

/** Something of the form that may fill a slot. */
export interface Source {
  /** As a formula writes it: `办结数`, `SUM(加分项.分值)`. */
  readonly written: string;
  readonly kind: "number" | "boolean";
  /** Titles from the outermost in; what is made of a list's rows stands in `of`. */
  readonly titles: readonly string[];
  readonly of: "field" | "rows" | "column";
  /** Whether it may be blank, so that something is to be said of that case. */
  readonly optional: boolean;
}

/** The numbers and conditions that a formula in this scope may name, fields first; from lists their length and the sums of their columns. */
export function sourcesOf(scope: Scope): readonly Source[] {
  return sourcesIn("", [], scope, 0);
}

/** Objects in objects, `data.DATASET.COLUMN`. */
const deepest = 3;

function sourcesIn(before: string, titles: readonly string[], scope: Scope, depth: number): Source[] {
  const entries = complete(before, before.length, scope, () => true);
  return entries.flatMap((entry): Source[] => {
    if (entry.kind === "function" || entry.kind === "keyword" || entry.kind === "value") return [];
    if (before === "" && (skipped.has(entry.label) || isConstant(entry.label, entry.title, scope))) return [];
    const written = before + entry.insert;
    const named = [...titles, entry.title ?? entry.label];
    // Behind the type of a column stands its unit.
    const [type = ""] = entry.detail.zh.split(" · ");
    const optional = type.endsWith("?");
    const plain = type.replace(/\?$/, "");
    if (plain === "number" || plain === "boolean")
      return [{ written, kind: plain, titles: named, of: "field", optional }];
    if (plain === "row") return depth < deepest ? sourcesIn(`${written}.`, named, scope, depth + 1) : [];
    if (plain !== "list of row") return [];
    const columns = sourcesIn(`${written}.`, named, scope, deepest).filter(({ kind }) => kind === "number");
    return [
      { written: `COUNT(${written})`, kind: "number", titles: named, of: "rows", optional: false },
      ...columns.map(
        (column): Source => ({ ...column, written: `SUM(${column.written})`, of: "column", optional: false }),
      ),
    ];
  });
}

/** Ballots of raters are no answers of the form, and secret. */
const skipped: ReadonlySet<string> = new Set(["ratings"]);

function isConstant(label: string, title: string | undefined, { constants = {} }: Scope): boolean {
  return constants[label] !== undefined && constants[label].title === title;
}
