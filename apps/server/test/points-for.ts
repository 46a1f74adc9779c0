import type { Form } from "@duheng/contracts";
import { reviewLevels } from "@duheng/form";

/** The same share of the full points for everything that the reviewer gives, or the level that is nearest to it. */
export function pointsFor(form: Form, share: number): Record<string, number> {
  return Object.fromEntries(
    form.indicators.flatMap((one): [string, number][] => {
      if (one.by.kind !== "reviewer") return [];
      const wanted = share * (one.points.kind === "fixed" ? one.points.full : one.points.max);
      const levels = (reviewLevels(one) ?? []).map(({ points }) => points);
      const nearest = levels.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
      return [[one.code, nearest ?? wanted]];
    }),
  );
}
