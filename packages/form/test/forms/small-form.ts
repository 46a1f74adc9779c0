import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";

/** An indicator of fixed points given by a formula, in group `main`. */
export function fixed(code: string, full: number, formula: string, more: Partial<Indicator> = {}): Indicator {
  return {
    id: `indicator-${code}`,
    code,
    title: code,
    group: "main",
    points: { kind: "fixed", full },
    by: { kind: "formula", formula },
    ...more,
  };
}

/** An indicator of floating points given by a formula. */
export function floating(
  code: string,
  min: number,
  max: number,
  formula: string,
  more: Partial<Indicator> = {},
): Indicator {
  return { ...fixed(code, 1, formula), points: { kind: "floating", min, max }, ...more };
}

export function group(code: string, more: Partial<IndicatorGroup> = {}): IndicatorGroup {
  return { id: `group-${code}`, code, title: code, ...more };
}

export interface SmallForm {
  readonly properties?: Form["fields"]["properties"];
  readonly required?: string[];
  readonly fields?: Partial<Form["fields"]>;
  readonly indicators?: Indicator[];
  readonly groups?: [IndicatorGroup, ...IndicatorGroup[]];
  readonly score?: Partial<Form["score"]>;
  readonly form?: Partial<Form>;
}

/** A form with just what a test is about; one group `main` unless said otherwise. */
export function smallForm(parts: SmallForm = {}): Form {
  const {
    properties = {},
    required = [],
    fields = {},
    indicators = [],
    groups = [group("main")],
    score = {},
    form = {},
  } = parts;
  return {
    title: "测试表",
    fields: { type: "object", properties, required, ...fields },
    indicators,
    score: { groups, ...score },
    ...form,
  };
}
