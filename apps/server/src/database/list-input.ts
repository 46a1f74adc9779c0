import type { DocumentName, ListInput } from "@duheng/contracts";
import { Error as MongooseError } from "mongoose";
import { AppError, problem } from "../errors/app-error.ts";
import { type MadeFilter, madeFilter, type PathOf } from "./filter.ts";
import type { StoredOf } from "./schema/stored.ts";

/** By what a list may be searched, filtered and sorted. */
export interface Listable {
  /** Text fields that `filter.q` searches. */
  readonly search?: readonly string[];
  /** Fields that `filter` may name, by equality or `{ in: […] }`; dotted paths are allowed. */
  readonly filterable?: readonly string[];
  /** Filters of the domain's own, by their names: a condition of the database, or null where the value means nothing. */
  readonly conditions?: Readonly<Record<string, (value: unknown) => object | null>>;
  readonly sortable?: readonly string[];
  readonly defaultSort?: Readonly<Record<string, 1 | -1>>;
}

/** The same of one kind of document: fields that it has. */
export type ListableOf<Name extends DocumentName> = Listable & {
  readonly search?: readonly FieldOf<Name>[];
  readonly filterable?: readonly FieldOf<Name>[];
  readonly sortable?: readonly FieldOf<Name>[];
  readonly defaultSort?: { readonly [Field in FieldOf<Name>]?: 1 | -1 };
};

type FieldOf<Name extends DocumentName> = PathOf<StoredOf<Name>> & string;

/** One page of a list; `total` counts all pages. */
export interface Listed<T> {
  data: T[];
  total: number;
}

/**
 * The database filter of a list's input: equality or `{ in }` on the fields that the list names, and `q` as a
 * search in its text fields. Throws `invalid-input` at the field for anything else, so that no operator of the
 * database can be passed through.
 */
export function listFilter(listable: Listable, input: ListInput): MadeFilter {
  const conditions = Object.entries(input.filter ?? {}).map(([field, value]) =>
    field === "q" ? searchFor(listable, value) : condition(listable, field, value),
  );
  return madeFilter(conditions.length === 0 ? {} : { $and: conditions });
}

/**
 * The database sort, made total by the id in the direction of the last field, so that one index serves it both ways.
 * Throws `invalid-input` for a field that the list does not sort by.
 */
export function listSort(listable: Listable, input: ListInput): Record<string, 1 | -1> {
  const { sort } = input;
  if (!sort) return totalSort(listable.defaultSort ?? {});
  const direction = sort.order === "asc" ? 1 : -1;
  if (sort.field === "id") return { _id: direction };
  if (!listable.sortable?.includes(sort.field)) throw refused("/sort/field", sort.field);
  return totalSort({ [sort.field]: direction });
}

function totalSort(sort: Readonly<Record<string, 1 | -1>>): Record<string, 1 | -1> {
  return { ...sort, _id: Object.values(sort).at(-1) ?? 1 };
}

function condition(listable: Listable, field: string, value: unknown): object {
  const { conditions = {} } = listable;
  const own = Object.hasOwn(conditions, field) ? conditions[field]?.(value) : undefined;
  if (own) return own;
  const path = field === "id" ? "_id" : field;
  if (path !== "_id" && !listable.filterable?.includes(field)) throw refused(`/filter/${field}`, field);
  if (isScalar(value)) return { [path]: value };
  const list = Array.isArray(value) ? value : oneOf(value);
  if (list && list.length <= 500 && list.every(isScalar)) return { [path]: { $in: list } };
  throw new AppError("invalid-input", {
    problems: [
      problem("invalid-filter", `/filter/${field}`, "筛选条件有误", "must be a value or { in: […] }"),
    ],
  });
}

function searchFor(listable: Listable, value: unknown): object {
  if (typeof value !== "string" || value.length > 100) throw refused("/filter/q", "q");
  const text = value.trim();
  if (text === "") return {};
  if (!listable.search?.length) throw refused("/filter/q", "q");
  return { $or: listable.search.map((field) => containing(field, text)) };
}

/** The condition that a field holds a text, in any case. */
export function containing(field: string, text: string): Record<string, unknown> {
  return { [field]: { $regex: text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"), $options: "i" } };
}

/** What a filter is refused with whose value is of another kind than its field; anything else as it is. */
export function asFilterRefusal(thrown: unknown): unknown {
  if (!(thrown instanceof MongooseError.CastError)) return thrown;
  return new AppError("invalid-input", {
    cause: thrown,
    problems: [problem("invalid-filter", `/filter/${thrown.path}`, "筛选条件有误", "is of another kind")],
  });
}

function oneOf(value: unknown): unknown[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const keys = Object.keys(value);
  const list: unknown = Reflect.get(value, "in");
  return keys.length === 1 && Array.isArray(list) ? list : undefined;
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function refused(path: string, field: string): AppError {
  return new AppError("invalid-input", {
    problems: [problem("unknown-field", path, `不能按“${field}”查询`, `"${field}" cannot be used here`)],
  });
}
