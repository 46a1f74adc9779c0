import { compareValues } from "../compare.ts";
import { isDocument } from "../document.ts";
import { addUnits, type Unit, unitOf } from "../expression/date-units.ts";
import { MongoError } from "../mongo-error.ts";
import { add, isNumeric, type Numeric, toInteger, toNumber } from "../numbers.ts";
import { typeNameOf } from "../value-types.ts";

/** For each row of a partition the first row of its window, and the first behind it; neither ever goes back. */
export interface Frames {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** What frames depend on: how many rows, and by which value each is sorted. */
interface SortedRows {
  readonly keys: readonly (readonly unknown[])[];
}

/** The fields a partition is sorted by, with their directions. */
export interface WindowSort {
  readonly fields: number;
  /** Whether it is one field, ascending: what a window by range needs. */
  readonly singleAscending: boolean;
}

/**
 * Compiles the `window` of a window function: the whole partition, a number of documents around the row, or the rows
 * whose sort value lies in a range around the row's own.
 * @throws MongoError FailedToParse (9), 5339900…5339902 for bounds that do not fit the sort
 */
export function compileFrames(window: unknown, sort: WindowSort): (rows: SortedRows) => Frames {
  if (window === undefined) return wholePartition;
  if (!isDocument(window)) throw new MongoError("FailedToParse", "'window' field must be an object");
  for (const name of Object.keys(window)) {
    if (!["documents", "range", "unit"].includes(name))
      throw new MongoError("FailedToParse", `'window' field must be documents, range or unit, not '${name}'`);
  }
  const { documents, range, unit } = window;
  if (documents !== undefined && (range !== undefined || unit !== undefined))
    throw new MongoError(
      "FailedToParse",
      "'window' field can only specify 'documents' or 'range', and 'unit' only with 'range'",
    );
  if (range !== undefined) return byRange(range, unit, sort);
  if (unit !== undefined) throw new MongoError("FailedToParse", "'unit' requires a 'range' window");
  return documents === undefined ? wholePartition : byDocuments(documents, sort);
}

function wholePartition({ keys }: SortedRows): Frames {
  return { from: keys.map(() => 0), to: keys.map(() => keys.length) };
}

function byDocuments(bounds: unknown, sort: WindowSort): (rows: SortedRows) => Frames {
  const [lower, upper] = pairOf(bounds).map((value, at) => documentBound(value, at === 0 ? -1 : 1));
  if (lower === undefined || upper === undefined || lower > upper)
    throw new MongoError(5339900, "Lower bound must not exceed upper bound");
  if (sort.fields === 0 && (Number.isFinite(lower) || Number.isFinite(upper)))
    throw new MongoError(5339901, "Document-based bounds require a sortBy");
  return ({ keys }) => {
    const within = (row: number): number => Math.min(Math.max(0, row), keys.length);
    return {
      from: keys.map((_, row) => within(row + lower)),
      to: keys.map((_, row) => within(row + upper + 1)),
    };
  };
}

function documentBound(value: unknown, sign: 1 | -1): number {
  if (value === "unbounded") return sign * Number.POSITIVE_INFINITY;
  if (value === "current") return 0;
  const whole = isNumeric(value) ? toInteger(value) : null;
  if (whole !== null) return Number(whole);
  throw new MongoError(
    "FailedToParse",
    "Numeric document-based bounds must be an integer, 'unbounded' or 'current'",
  );
}

function byRange(bounds: unknown, unitName: unknown, sort: WindowSort): (rows: SortedRows) => Frames {
  if (!sort.singleAscending)
    throw new MongoError(5339902, "Range-based bounds require sortBy a single field, ascending");
  const unit = unitName === undefined ? undefined : unitOf(unitName);
  const [lower, upper] = pairOf(bounds).map((value) => rangeBound(value, unit));
  const offset = (bound: typeof lower) => (bound === "current" ? 0 : bound);
  const [least, greatest] = [offset(lower), offset(upper)];
  if (isNumeric(least) && isNumeric(greatest) && compareValues(least, greatest) > 0)
    throw new MongoError(5339900, "Lower bound must not exceed upper bound");
  return ({ keys }) => {
    const values = keys.map(([value]) => checked(value, unit));
    return {
      // The current document is itself alone, whatever ties with it.
      from:
        lower === "current"
          ? values.map((_, row) => row)
          : edges(values, lower, unit, 0, (order) => order < 0),
      to:
        upper === "current"
          ? values.map((_, row) => row + 1)
          : edges(values, upper, unit, values.length, (order) => order <= 0),
    };
  };
}

/** For each row how many rows lie before an edge of its range; the edges go only up, so one pass finds all. */
function edges(
  values: readonly unknown[],
  bound: Numeric | undefined,
  unit: Unit | undefined,
  unbounded: number,
  isBefore: (order: number) => boolean,
): number[] {
  let at = 0;
  return values.map((value) => {
    if (bound === undefined) return unbounded;
    const edge = moved(value, bound, unit);
    while (at < values.length && isBefore(compareValues(values[at], edge))) at++;
    return at;
  });
}

function moved(value: unknown, bound: Numeric, unit: Unit | undefined): unknown {
  if (value instanceof Date && unit !== undefined) return addUnits(value, unit, toNumber(bound));
  return isNumeric(value) ? add(value, bound) : value;
}

function checked(value: unknown, unit: Unit | undefined): unknown {
  if (unit === undefined && !isNumeric(value)) {
    throw new MongoError(
      5429413,
      `Invalid range: Expected the sortBy field to be a number, but it was ${typeNameOf(value)}`,
    );
  }
  if (unit !== undefined && !(value instanceof Date)) {
    throw new MongoError(
      5429513,
      `Invalid range: Expected the sortBy field to be a Date, but it was ${typeNameOf(value)}`,
    );
  }
  return value;
}

/** @returns `undefined` for unbounded */
function rangeBound(value: unknown, unit: Unit | undefined): Numeric | "current" | undefined {
  if (value === "unbounded") return undefined;
  if (value === "current") return value;
  if (isNumeric(value) && (unit === undefined || toInteger(value) !== null)) return value;
  throw new MongoError(
    "FailedToParse",
    "Range-based bounds expression must be a number ('unit' needs an integer), 'unbounded' or 'current'",
  );
}

function pairOf(bounds: unknown): unknown[] {
  if (Array.isArray(bounds) && bounds.length === 2) return bounds;
  throw new MongoError("FailedToParse", "Window bounds must be a 2-element array");
}
