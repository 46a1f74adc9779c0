import { countField, filledBy, numberField, percentField } from "./fields.ts";
import { head, type Item, type ItemHead } from "./item.ts";

export interface CaseRateItem extends ItemHead {
  readonly points: number;
  /** Key of the number of cases, shared by the indicators of one line of work. */
  readonly cases: string;
  /** Key and title of the rate. */
  readonly value: string;
  /** The value of full points. */
  readonly ideal: number;
  /** The value of none: above the ideal where lower is better. */
  readonly worst: number;
  readonly unit?: "percent" | "ratio";
}

/**
 * A rate over cases (G3): linear between worst and ideal, either way round; not applicable without cases (G4).
 * The rate is asked for only where there are cases.
 */
export function caseRate(item: CaseRateItem): Item {
  const { id, cases, value, ideal, worst, points } = item;
  const makeField = item.unit === "ratio" ? ratioField : percentField;
  const scale =
    ideal < worst
      ? `SCALE(${value} ?? ${worst}, ${ideal}, ${worst}, ${points}, 0)`
      : `SCALE(${value} ?? ${worst}, ${worst}, ${ideal}, 0, ${points})`;
  return {
    indicator: {
      ...head(item),
      measure: "quantitative",
      polarity: ideal < worst ? "negative" : "positive",
      points: { kind: "fixed", full: points },
      by: { kind: "formula", formula: scale },
      applicable: `${cases} > 0`,
    },
    fields: {
      [cases]: {
        ...countField(`cases-${caseIds[cases] ?? "other"}`, cases),
        ...filledBy(businessFigures, cases),
      },
      [value]: {
        ...makeField(`${id}-value`, value, `${ideal} 得满分，${worst} 不得分`),
        "x-visible": `${cases} > 0`,
        "x-required": true,
        ...filledBy(businessFigures, value),
      },
    },
    required: [cases],
    layout: [{ field: cases }, { field: value }],
    answers: (share) => ({ [cases]: 12, [value]: Math.round((worst + (ideal - worst) * share) * 100) / 100 }),
    idle: { [cases]: 0 },
  };
}

/** The dataset of the case management system. */
const businessFigures = "业务数据";

function ratioField(id: string, title: string, description: string) {
  return numberField(id, title, 100, description);
}

/** Stable ids of the shared numbers of cases. */
const caseIds: Readonly<Record<string, string>> = {
  刑事案件数: "criminal",
  民事案件数: "civil",
  行政案件数: "administrative",
  执行监督案件数: "enforcement",
  公益诉讼案件数: "public-interest",
  未检案件数: "juvenile",
  信访件数: "petitions",
};
