import { head, type Item, type ItemHead } from "./item.ts";

/** G3: what a qualitative level is worth. */
const qualitativeLevels = [
  { title: "A 优秀", share: 1 },
  { title: "B 良好", share: 0.85 },
  { title: "C 一般", share: 0.6 },
  { title: "D 较差", share: 0.3 },
];

/** Qualitative: the reviewer chooses a level (G3). */
export function levels(item: ItemHead & { readonly points: number }): Item {
  return {
    indicator: {
      ...head(item),
      measure: "qualitative",
      polarity: "positive",
      points: { kind: "fixed", full: item.points },
      by: { kind: "reviewer", levels: qualitativeLevels },
    },
    fields: {},
    required: [],
    layout: [],
    answers: () => ({}),
    review: (share) => Math.round(nearestShare(share) * item.points * 100) / 100,
  };
}

function nearestShare(share: number): number {
  return qualitativeLevels.reduce((best, level) =>
    Math.abs(level.share - share) < Math.abs(best.share - share) ? level : best,
  ).share;
}
