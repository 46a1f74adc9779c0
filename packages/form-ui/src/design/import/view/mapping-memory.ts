import { isRecord } from "../../../shared/guards.ts";
import { type ImportTarget, importTargets } from "../sheet/heading-words.ts";

const storageKey = "duheng.indicator-import.mappings";
/** Headings of tables that are remembered at most. */
const most = 50;

/**
 * The uses that a person has given to the columns of a table with these very headings, in this browser; undefined
 * where there are none. One heading alone is no ground: 权重 is the group's in one table and the indicator's in another.
 */
export function rememberedTargets(headings: readonly string[]): readonly ImportTarget[] | undefined {
  // A table without headings is like every other one without.
  if (headings.every((heading) => heading === "")) return undefined;
  const kept = mappings().get(keyOf(headings));
  return kept?.length === headings.length ? kept : undefined;
}

/** Remembers uses for the next file with the same headings. */
export function rememberTargets(headings: readonly string[], targets: readonly ImportTarget[]): void {
  try {
    const all = new Map(mappings());
    all.delete(keyOf(headings));
    all.set(keyOf(headings), targets);
    localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries([...all].slice(-most))));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function mappings(): ReadonlyMap<string, readonly ImportTarget[]> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    if (!isRecord(kept)) return new Map();
    return new Map(
      Object.entries(kept).flatMap(([key, value]) => {
        if (!Array.isArray(value)) return [];
        const targets = value.flatMap((each) => importTargets.filter((target) => target === each));
        return targets.length === value.length ? [[key, targets] as const] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

function keyOf(headings: readonly string[]): string {
  return headings.join("\t");
}
