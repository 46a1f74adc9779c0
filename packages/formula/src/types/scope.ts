import type { Edition } from "../edition.ts";
import type { FormulaType, Property, RowShape } from "./formula-type.ts";
import { listOf, parseType, simple } from "./formula-type.ts";
import { rowFromSchema } from "./from-schema.ts";

/**
 * A type by its name: `number`, `number?`, `text`, `boolean`, `date`, `list of number` … What is expected of a formula may
 * also be `points`: a number that may be blank, but not because an else was left out.
 */
export type TypeName = string;

export interface ScopeEntry {
  readonly type: TypeName;
  readonly title?: string;
  /** What its number counts, such as 件: told beside its type. */
  readonly unit?: string;
}

/** Dataset → column → what is in it: a type alone, or with what people call it. */
export type ScopeDatasets = Readonly<Record<string, Readonly<Record<string, ScopeEntry | TypeName>>>>;

/** Word → the number that it stands for and what people call that. */
export type Constants = Readonly<Record<string, { readonly value: number; readonly title: string }>>;

/** What the names of a formula may mean. */
export interface Scope {
  /** JSON Schema of the form's fields; its own `$defs` may be pointed at. */
  readonly schema: unknown;
  /** Where the fields stand inside of others: those around, each seen unless a field here has its name. */
  readonly around?: Scope;
  /** Other indicators' points, by code: `indicators.CODE`. In a program, definitions say this themselves. */
  readonly indicators?: Readonly<Record<string, ScopeEntry | TypeName>>;
  /** Whether `ratings.self`, `.peer`, `.superior`, `.subordinate`, `.public` are there (lists of numbers). */
  readonly ratings?: boolean;
  /** `data.DATASET.COLUMN`: the type of each column; a column is always optional. */
  readonly datasets?: ScopeDatasets;
  /** Another name of `datasets`. */
  readonly data?: ScopeDatasets;
  /** What people call the datasets, by key. */
  readonly datasetTitles?: Readonly<Record<string, string>>;
  /** Whether `previous.score` and `previous.grade` are there (optional). */
  readonly previous?: boolean;
  /** The edition of the language that its formulas are written in; the current one unless said. */
  readonly edition?: Edition;
  /**
   * Words for fixed numbers of what the formula is for, such as an indicator's full points. They count last: a field, or a
   * row's own, of the same name keeps its meaning.
   */
  readonly constants?: Constants;
  /** Further reserved rows: `"review.A1": { type: "number?" }` is read as `review.A1` from `input.review.A1`. */
  readonly names?: Readonly<Record<string, ScopeEntry>>;
}

/** Words that no field may have as its key, beside the first parts of `scope.names`. */
export const reservedNames = ["ratings", "indicators", "data", "previous", "cohort"] as const;

export const raterKinds = ["self", "peer", "superior", "subordinate", "public"] as const;

const titles: Readonly<Record<string, string>> = {
  self: "自评",
  peer: "同级评价",
  superior: "上级评价",
  subordinate: "下级评价",
  public: "群众评价",
  score: "上期得分",
  grade: "上期等次",
};

/** The names outside the form's own fields: namespace → row; and single names. */
export function reservedRows(scope: Scope): Map<string, FormulaType> {
  const rows = new Map<string, FormulaType>();
  if (scope.ratings === true) {
    rows.set(
      "ratings",
      row(raterKinds.map((key) => property(key, optional(listOf(simple("number"))), titles[key]))),
    );
  }
  if (scope.indicators !== undefined) {
    rows.set(
      "indicators",
      row(
        Object.entries(scope.indicators).map(([code, entry]) =>
          property(
            code,
            named(typeof entry === "string" ? entry : entry.type),
            typeof entry === "string" ? undefined : entry.title,
          ),
        ),
      ),
    );
  }
  const datasets = scope.datasets ?? scope.data;
  if (datasets !== undefined) rows.set("data", row(datasetRows(datasets, scope.datasetTitles)));
  if (scope.previous === true) {
    rows.set(
      "previous",
      row([
        property("score", simple("number", true), titles.score),
        property("grade", simple("text", true), titles.grade),
      ]),
    );
  }
  for (const [name, properties] of namespaces(scope.names)) {
    const [single] = properties;
    rows.set(name, single?.key === "" ? single.type : row(properties));
  }
  return rows;
}

function datasetRows(datasets: ScopeDatasets, titlesOf: Scope["datasetTitles"]): Property[] {
  return Object.entries(datasets).map(([dataset, columns]) => {
    const properties = Object.entries(columns).map(([column, entry]) => {
      const { type, title, unit }: ScopeEntry = typeof entry === "string" ? { type: entry } : entry;
      const found = property(column, optional(named(type)), title);
      return unit === undefined ? found : { ...found, unit };
    });
    const title = titlesOf !== undefined && Object.hasOwn(titlesOf, dataset) ? titlesOf[dataset] : undefined;
    return property(dataset, row(properties), title);
  });
}

/** `around`: the fields of the scope around, where it has one. */
export function fieldsOf(scope: Scope, around?: RowShape): RowShape {
  const own = rowFromSchema(scope.schema);
  if (around === undefined) return own;
  const find = (key: string) => own.find(key) ?? around.find(key);
  return {
    find,
    all: () => [...own.all(), ...around.all().filter(({ key }) => own.find(key) === null)],
  };
}

/** A row of known properties. */
function row(properties: readonly Property[]): FormulaType {
  return { kind: "row", optional: false, shape: rowShape(properties) };
}

export function rowShape(properties: readonly Property[]): RowShape {
  const byKey = new Map(properties.map((each) => [each.key, each]));
  return { find: (key) => byKey.get(key) ?? null, all: () => properties };
}

function property(key: string, type: FormulaType, title?: string): Property {
  return title === undefined ? { key, type } : { key, type, title };
}

/** `score.raw` → namespace `score`, key `raw`; the first dot parts them, so a code may hold further dots. */
export function splitName(name: string): { namespace: string; key: string } {
  const dot = name.indexOf(".");
  return dot < 0 ? { namespace: name, key: "" } : { namespace: name.slice(0, dot), key: name.slice(dot + 1) };
}

function namespaces(names: Scope["names"]): Map<string, Property[]> {
  const found = new Map<string, Property[]>();
  for (const [name, entry] of Object.entries(names ?? {})) {
    const { namespace, key } = splitName(name);
    const properties = found.get(namespace) ?? [];
    properties.push(property(key, named(entry.type), entry.title));
    found.set(namespace, properties);
  }
  return found;
}

function named(type: TypeName): FormulaType {
  return parseType(type) ?? { kind: "opaque", optional: true };
}

function optional(type: FormulaType): FormulaType {
  return { ...type, optional: true };
}
