import { isRecord, sameValue } from "@duheng/form-ui/fill";
import { type RowName, type RowsOfThree, rowsOfThree, type Three } from "./rows-of-three.ts";

/** One thing before, as it was typed here, and as it is stored now; undefined where it is not there. */
export interface ThreeValues {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What was changed here and, differently, elsewhere: a person must choose. */
export interface Contest extends ThreeValues {
  /** Names of parts and keys of rows that lead to it. */
  readonly path: readonly string[];
}

export type Side = "mine" | "theirs";

export interface MergedValues {
  /** What only one side changed is that side's; what is contested is as typed here until somebody chooses. */
  readonly value: unknown;
  /** What the value is a change of: what is stored now, but for what is contested. Merged again, the same is contested. */
  readonly base: unknown;
  readonly contests: readonly Contest[];
}

export interface MergeOptions {
  /** What a row of this list is known by; unless told, its `id`, and a plain value itself. Undefined: by nothing. */
  readonly rowKey?: ((path: readonly string[], row: unknown) => RowName | undefined) | undefined;
  /** Sides already chosen, by the contest's `pathKey`. */
  readonly choices?: Readonly<Record<string, Side>> | undefined;
}

export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

/**
 * Three-way merge of plain JSON: records name by name, lists row by row. A list is one thing where nothing tells which of
 * its rows are the same.
 */
export function mergeValues(
  three: ThreeValues,
  options: MergeOptions = {},
  path: readonly string[] = [],
): MergedValues {
  const { base, mine, theirs } = three;
  const agreed = agreedOn(three);
  if (agreed !== undefined) return agreed;
  if (isRecord(mine) && isRecord(theirs))
    return mergeRecords({ base: isRecord(base) ? base : {}, mine, theirs }, options, path);
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const lists = rowsOfThree({ base: Array.isArray(base) ? base : [], mine, theirs }, (row) =>
      options.rowKey?.(path, row),
    );
    if (lists !== undefined) return mergeRows(lists, options, path);
  }
  return contested(three, options, path);
}

/** Merges what is one thing, whatever is in it: where both sides changed it, a person chooses one of them. */
export function mergeWhole(
  three: ThreeValues,
  options: MergeOptions = {},
  path: readonly string[] = [],
): MergedValues {
  return agreedOn(three) ?? contested(three, options, path);
}

/** What only one side changed, or both alike. */
function agreedOn({ base, mine, theirs }: ThreeValues): MergedValues | undefined {
  if (sameValue(mine, theirs) || sameValue(base, mine)) return settled(theirs, theirs);
  return sameValue(base, theirs) ? settled(mine, theirs) : undefined;
}

function settled(value: unknown, base: unknown): MergedValues {
  return { value, base, contests: [] };
}

function contested(
  three: ThreeValues,
  { choices = {} }: MergeOptions,
  path: readonly string[],
): MergedValues {
  const { base, mine, theirs } = three;
  const chosen = choices[pathKey(path)];
  if (chosen !== undefined) return settled(chosen === "mine" ? mine : theirs, theirs);
  return { value: mine, base, contests: [{ path, ...three }] };
}

function mergeRecords(
  { base, mine, theirs }: Three<Readonly<Record<string, unknown>>>,
  options: MergeOptions,
  path: readonly string[],
): MergedValues {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const merged = names.map((name) => {
    const three = { base: own(base, name), mine: own(mine, name), theirs: own(theirs, name) };
    return [name, mergeValues(three, options, [...path, name])] as const;
  });
  const ofAll = (side: "value" | "base") =>
    Object.fromEntries(
      merged.flatMap(([name, { [side]: each }]) => (each === undefined ? [] : [[name, each]])),
    );
  return {
    value: ofAll("value"),
    base: ofAll("base"),
    contests: merged.flatMap(([, { contests }]) => contests),
  };
}

function own(of: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

function mergeRows(
  { base, mine, theirs, moved }: RowsOfThree,
  options: MergeOptions,
  path: readonly string[],
): MergedValues {
  const [was, here, there] = [[...base.keys()], [...mine.keys()], [...theirs.keys()]];
  const isOrdered = sameOrder(was, here);
  const order = isOrdered ? withInserted(there, here) : withInserted(here, there);
  const merged = new Map(
    withInserted(order, was).map((key) => {
      const three = { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
      const merge = moved.has(key) ? mergeWhole : mergeValues;
      return [key, merge(three, options, [...path, key])] as const;
    }),
  );
  const inOrder = (keys: readonly string[], side: "value" | "base") =>
    keys.flatMap((key) => {
      const row = merged.get(key)?.[side];
      return row === undefined ? [] : [row];
    });
  return {
    value: inOrder(order, "value"),
    base: inOrder(withInserted(there, was), "base"),
    contests: [...merged.values()].flatMap(({ contests }) => contests),
  };
}

function sameOrder(before: readonly string[], now: readonly string[]): boolean {
  const [left, right] = [new Set(before), new Set(now)];
  return sameValue(
    before.filter((key) => right.has(key)),
    now.filter((key) => left.has(key)),
  );
}

/** The keys with those that only `others` has, each behind what it follows there. */
function withInserted(keys: readonly string[], others: readonly string[]): string[] {
  const found = [...keys];
  const known = new Set(keys);
  others.forEach((key, index) => {
    if (known.has(key)) return;
    known.add(key);
    const before = others[index - 1];
    found.splice(before === undefined ? 0 : found.indexOf(before) + 1, 0, key);
  });
  return found;
}
