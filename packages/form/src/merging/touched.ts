import { sameJson } from "../json/equal.ts";
import type { MergeSide } from "./conflict.ts";
import { dataNamedBy } from "./data-named-by.ts";
import { eachMeant } from "./meant.ts";
import { namedBy } from "./named-by.ts";
import { listHolder, type Part, type Parts } from "./parts.ts";
import { otherSide, sides, type Three } from "./three.ts";

/**
 * The side on which an indicator must give what it gives in the merged document: the one whose indicator, with all that
 * it reads, the other left as it was. Null where both had their hand in it, or neither has it.
 */
export function sideThatCounts(three: Three, key: string): MergeSide | null {
  const found = sides.filter((side) => {
    if (!three[side].all.has(key)) return false;
    const other = three[otherSide(side)];
    return [...readBy(three[side], key)].every((each) => {
      const before = three.base.all.get(each);
      const now = other.all.get(each);
      return before === undefined ? now === undefined : now !== undefined && isAlike(before, now);
    });
  });
  return found[0] ?? null;
}

/** Keys of an indicator and of everything that its points rest on, what holds it included. */
function readBy({ all }: Parts, key: string): ReadonlySet<string> {
  const found = new Set([key]);
  for (const each of found) {
    const part = all.get(each);
    if (part === undefined) continue;
    if (part.kind === "field") found.add(listHolder(part.list));
    for (const named of [...namedBy(part), ...dataNamedBy(part)]) found.add(named);
    for (const [name, value] of Object.entries(part.attributes))
      if (!isBeside(part, name)) eachMeant(value, (meant) => found.add(meant));
  }
  found.delete("fields ");
  return found;
}

function isAlike(before: Part, now: Part): boolean {
  if (before.kind === "field" && before.list !== now.list) return false;
  const names = new Set([...Object.keys(before.attributes), ...Object.keys(now.attributes)]);
  return [...names].every(
    (name) => isBeside(before, name) || sameJson(before.attributes[name], now.attributes[name]),
  );
}

/** Attributes on which no points rest. */
function isBeside({ kind }: Part, name: string): boolean {
  return besides.has(name) || (kind === "indicator" && ofIndicators.has(name));
}

const besides: ReadonlySet<string> = new Set([
  "key",
  "code",
  "title",
  "description",
  "examples",
  "$comment",
  "x-evidence",
  "x-source",
]);
const ofIndicators: ReadonlySet<string> = new Set([
  "group",
  "locked",
  "origin",
  "virtue",
  "scope",
  "measure",
  "importance",
]);
