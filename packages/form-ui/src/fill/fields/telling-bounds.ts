import type { FieldBounds } from "@duheng/form";

/** Bounds that tell the person something: 0 to 100, at most 12. That no number is below 0 or beyond 99999 is noise. */
export function tellingBounds({ minimum, maximum }: FieldBounds): { low?: number; high?: number } {
  if (maximum !== undefined && !isAllPurpose(maximum))
    return minimum === undefined ? { high: maximum } : { low: minimum, high: maximum };
  return minimum === undefined || minimum === 0 || isAllPurpose(minimum) ? {} : { low: minimum };
}

/** 9999, 100000 and the like: chosen so that nobody meets them. */
function isAllPurpose(bound: number): boolean {
  return Math.abs(bound) >= 1_000 && /^-?(9+(\.9+)?|10+)$/.test(String(bound));
}
