import type { Indicator, RaterKind } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { own } from "../json/record.ts";
import { countedKinds, minimumBallots, requiredKinds } from "../lowering/lower-rating.ts";
import { sentence } from "../problem.ts";
import type { Explained } from "./explained.ts";

/** Who rated, whose weight was spread, and who is still missing (G6). */
export function ratingSentences({ form, input }: Explained, indicator: Indicator): Sentence[] {
  if (indicator.by.kind !== "rating" || form.ratings === undefined) return [];
  const rules = form.ratings;
  const counted = countedKinds(rules, indicator.by.raters);
  const required = requiredKinds(rules, counted);
  const ballots = own(input.ratings, indicator.code);
  return counted.flatMap((kind) => {
    const list = own(ballots, kind);
    const count = Array.isArray(list) ? list.length : 0;
    const least = minimumBallots(rules, kind);
    const [zh, en] = kindNames[kind];
    if (count >= least) return [sentence(`${zh} ${count} 票`, `${en}: ${count} ballots`)];
    const fewZh = count === 0 ? "尚无" : `只有 ${count} 票（至少 ${least} 票）`;
    const fewEn = count === 0 ? "none yet" : `only ${count} of at least ${least}`;
    return [
      required.includes(kind)
        ? sentence(`${zh}${fewZh}，缺此项不能计分`, `${en}: ${fewEn}; without it there are no points`)
        : sentence(
            `${zh}${fewZh}，其权重分摊给其他测评`,
            `${en}: ${fewEn}; its weight is spread over the others`,
          ),
    ];
  });
}

const kindNames: Record<RaterKind, [zh: string, en: string]> = {
  self: ["自评", "self"],
  peer: ["同级评价", "peers"],
  superior: ["上级评价", "superiors"],
  subordinate: ["下级评价", "subordinates"],
  public: ["群众评价", "the public"],
};
