import { isRecord } from "../../shared/guards.ts";
import { type ImportTarget, importTargets } from "./heading-words.ts";

const storageKey = "duheng.indicator-import.mapping";
/** Headings that are remembered at most. */
const most = 200;

/** The use that a person has given to columns by their headings, in this browser. */
export function rememberedTargets(): ReadonlyMap<string, ImportTarget> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    if (!isRecord(kept)) return new Map();
    return new Map(
      Object.entries(kept).flatMap(([heading, value]) => {
        const target = importTargets.find((each) => each === value);
        return target === undefined ? [] : [[heading, target] as const];
      }),
    );
  } catch {
    return new Map();
  }
}

/** Remembers uses for the next file with the same headings. */
export function rememberTargets(headings: readonly string[], targets: readonly ImportTarget[]): void {
  try {
    const all = new Map(rememberedTargets());
    headings.forEach((heading, index) => {
      const target = targets[index];
      if (heading === "" || target === undefined) return;
      all.delete(heading);
      all.set(heading, target);
    });
    localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries([...all].slice(-most))));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
