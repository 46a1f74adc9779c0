import { canonicalJson } from "../json/canonical.ts";
import { sameJson } from "../json/equal.ts";
import { isRecord } from "../json/record.ts";
import { mergeOrder } from "./merge-order.ts";

/**
 * Options of a choice from three lists, each known by its value: what one side added, took away, moved or gave another
 * title. Undefined where they are no lists of options, where both changed the same option, or where two options would
 * bear one title that neither side gave twice: nobody could tell them apart.
 */
export function mergeOptions(base: unknown, mine: unknown, theirs: unknown): unknown[] | undefined {
  const [was, own, other] = [byValue(base), byValue(mine), byValue(theirs)];
  if (was === undefined || own === undefined || other === undefined) return undefined;
  const merged = new Map<string, unknown>();
  for (const value of new Set([...own.keys(), ...other.keys()])) {
    const [before, a, b] = [was.get(value), own.get(value), other.get(value)];
    if (a === undefined || b === undefined) {
      const left = a ?? b;
      if (before === undefined) merged.set(value, left);
      else if (!sameJson(before, left)) return undefined;
    } else if (sameJson(a, b) || sameJson(before, b)) merged.set(value, a);
    else if (sameJson(before, a)) merged.set(value, b);
    else return undefined;
  }
  if (merged.size === 0) return undefined;
  const repeats = Math.max(repeatedTitles(own), repeatedTitles(other));
  if (repeatedTitles(merged) > repeats) return undefined;
  const inOrder = (options: ReadonlyMap<string, unknown>) =>
    [...options.keys()].filter((key) => merged.has(key));
  const { order, isContested } = mergeOrder(
    { base: inOrder(was), mine: inOrder(own), theirs: inOrder(other) },
    "mine",
  );
  return isContested ? undefined : order.map((key) => merged.get(key));
}

/** Options by what is chosen with them: the constant, or the plain value itself. */
function byValue(list: unknown): Map<string, unknown> | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = new Map<string, unknown>();
  for (const option of list as unknown[]) {
    const value = chosenBy(option);
    if (value === undefined || Array.isArray(value) || isRecord(value)) return undefined;
    found.set(canonicalJson(value), option);
  }
  return found.size === list.length ? found : undefined;
}

function repeatedTitles(options: ReadonlyMap<string, unknown>): number {
  return options.size - new Set([...options.values()].map(titleOf)).size;
}

function titleOf(option: unknown): unknown {
  return isRecord(option) ? (option.title ?? String(option.const)) : String(option);
}

function chosenBy(option: unknown): unknown {
  return isRecord(option) ? option.const : option;
}
