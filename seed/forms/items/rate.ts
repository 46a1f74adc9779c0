import { check, countField, filledBy } from "./fields.ts";
import { type FieldSchema, head, type Item, type ItemHead } from "./item.ts";

export interface RateItem extends ItemHead {
  readonly points: number;
  /** Key and title of what was done well, such as 及时到场数. */
  readonly done: string;
  /** Key and title of all that there was to do, such as 接警数. */
  readonly all: string;
  /** How much there usually is; even. */
  readonly usual?: number;
  /** Dataset whose columns of the same names fill both numbers, for people to see; points come from it directly. */
  readonly dataset?: string;
  /** Its column with the rate in percent, where it has one. */
  readonly percent?: string;
  /** Key and title of a computed field that shows the rate in percent. */
  readonly shown?: string;
}

/** Positive quantitative (G3): done / all × points; not applicable where there was nothing to do (G4). */
export function rate(item: RateItem): Item {
  const { id, done, all, points, usual = 40, shown, dataset, percent } = item;
  return {
    indicator: {
      ...head(item),
      measure: "quantitative",
      polarity: "positive",
      points: { kind: "fixed", full: points },
      by: { kind: "formula", formula: `${shareOf(item)} * ${points}` },
      applicable: dataset === undefined ? `${all} > 0` : `(data.${dataset}.${all} ?? 0) > 0`,
    },
    fields: {
      [all]: { ...countField(`${id}-all`, all), ...filledBy(dataset, all) },
      [done]: {
        ...countField(`${id}-done`, done),
        ...filledBy(dataset, done),
        ...check(`${done} <= ${all}`, {
          zh: `“${done}”不能多于“${all}”。`,
          en: `"${done}" cannot be more than "${all}".`,
        }),
      },
      ...(shown ? { [shown]: shownRate(item, shown) } : {}),
    },
    required: [all, done],
    layout: [{ field: all }, { field: done }, ...(shown ? [{ field: shown }] : [])],
    answers: (share) => ({ [all]: usual, [done]: Math.round(usual * share) }),
    idle: { [all]: 0, [done]: 0 },
    ...(dataset === undefined || percent === undefined
      ? {}
      : { figures: (share) => ({ [dataset]: { [percent]: percentOf(Math.round(usual * share), usual) } }) }),
  };
}

/** The formula of the share that was done well. */
function shareOf({ done, all, dataset, percent }: RateItem): string {
  if (dataset === undefined) return `${done} / ${all}`;
  if (percent !== undefined) return `(data.${dataset}.${percent} ?? 0) / 100`;
  return `SAFEDIV(data.${dataset}.${done} ?? 0, data.${dataset}.${all} ?? 0, 0)`;
}

/** With two decimals, as systems export it. */
export function percentOf(part: number, all: number): number {
  return Math.round((part / all) * 10_000) / 100;
}

function shownRate({ id, done, all }: RateItem, title: string): FieldSchema {
  return {
    type: "number",
    title,
    "x-id": `${id}-rate`,
    "x-computed": `ROUND(SAFEDIV(${done}, ${all}, 0) * 100, 1)`,
    "x-visible": `${all} > 0`,
  };
}
