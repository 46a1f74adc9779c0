import { sameJson } from "../json/equal.ts";
import { isRecord, type JsonRecord, own } from "../json/record.ts";
import { mergeOptions } from "./merge-options.ts";
import type { PartKind } from "./parts.ts";

/** One value of three; undefined stands for an attribute that is not there. */
export type MergedValue =
  | { readonly isContested: false; readonly value: unknown }
  | { readonly isContested: true };

const contested: MergedValue = { isContested: true };

/** What is taken of an attribute that is `base` before, `mine` and `theirs` after; contested where both changed it differently. */
export function mergeValue(
  attribute: { readonly kind: PartKind; readonly name: string },
  base: unknown,
  mine: unknown,
  theirs: unknown,
): MergedValue {
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return settled(mine);
  if (sameJson(base, mine)) return settled(theirs);
  if (isOptions(attribute.name)) {
    const options = mergeOptions(base, mine, theirs);
    return options === undefined ? contested : settled(options);
  }
  return isDeep(attribute) ? mergeRecords(base, mine, theirs) : contested;
}

/** Records key by key, all the way down. */
function mergeRecords(base: unknown, mine: unknown, theirs: unknown): MergedValue {
  if (!isRecord(mine) || !isRecord(theirs)) return contested;
  const merged: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [before, a, b] = [own(base, key), own(mine, key), own(theirs, key)];
    const inner =
      sameJson(a, b) || sameJson(before, b)
        ? settled(a)
        : sameJson(before, a)
          ? settled(b)
          : mergeRecords(before, a, b);
    if (inner.isContested) return contested;
    if (inner.value !== undefined) merged.push([key, inner.value]);
  }
  return settled(Object.fromEntries(merged) satisfies JsonRecord);
}

function settled(value: unknown): MergedValue {
  return { isContested: false, value };
}

const optionLists: ReadonlySet<string> = new Set(["oneOf", "enum", "items/oneOf", "items/enum"]);

function isOptions(name: string): boolean {
  return optionLists.has(name);
}

/** A sample's answers and expectations are many small things under one name. */
function isDeep({ kind, name }: { readonly kind: PartKind; readonly name: string }): boolean {
  return kind === "sample" && (name === "inputs" || name === "expected");
}
