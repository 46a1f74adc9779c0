import type { Indicator } from "@duheng/contracts";
import { ownPoints } from "@duheng/form";
import type { Scope } from "@duheng/formula";
import { useMemo } from "react";
import { useFindings } from "./design-context.ts";

/** What the formulas of one indicator may name: the others' points, and its own full ones. */
export function useIndicatorScope(indicator: Indicator | undefined): Scope {
  const { analysis } = useFindings();
  const code = indicator?.code ?? "";
  const points = indicator?.points;
  return useMemo(() => {
    const { [code]: _, ...indicators } = analysis.scope.indicators ?? {};
    return {
      ...analysis.scope,
      indicators,
      ...(points === undefined ? {} : { constants: ownPoints({ points }) }),
    };
  }, [analysis.scope, code, points]);
}
