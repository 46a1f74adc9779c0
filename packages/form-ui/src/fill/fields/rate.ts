import type { FieldInfo } from "@duheng/form";

/** Whether a number is a rate in percent: 0 to 100, and called so. */
export function isRate({ kind, title, bounds }: FieldInfo): boolean {
  return (
    (kind === "number" || kind === "integer") &&
    bounds.maximum === 100 &&
    (bounds.minimum ?? bounds.exclusiveMinimum) === 0 &&
    /率|[%％]|百分比|占比|\brate\b|\bpercent/i.test(title)
  );
}

/** 95 for a rate that was entered as 0.95; null where nothing is to be asked. It may have been meant: nothing is changed. */
export function percentMeant(field: FieldInfo, value: unknown): number | null {
  if (typeof value !== "number" || !(value > 0 && value < 1) || !isRate(field)) return null;
  return Number((value * 100).toPrecision(12));
}
