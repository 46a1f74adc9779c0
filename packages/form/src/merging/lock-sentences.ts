import type { Sentence } from "../api.ts";
import { attributeName } from "../difference/attribute-words.ts";
import { partName } from "../difference/change-sentences.ts";
import { sentence } from "../problem.ts";
import { changedBetween } from "./locked-needs.ts";
import { type Part, titleOf } from "./parts.ts";

/** What was done to a part. */
export type Wording = "removed" | "changed" | "moved";

/** What a change breaks of a lock. */
export interface BrokenLock {
  readonly was: Part | undefined;
  readonly now: Part | undefined;
  readonly indicators: readonly string[];
  /** A locked indicator, or the group of one. */
  readonly isHeld: boolean;
}

/** That a part may not be changed, why, and what of it may. */
export function lockSentence(
  part: Part,
  kind: Wording,
  { was, now, indicators, isHeld }: BrokenLock,
): Sentence {
  const [zhPart, enPart] = partName(part.kind);
  const name = titleOf(was ?? part);
  const isOnly = part.kind === "ratings" || part.kind === "score";
  const zhName = isOnly ? zhPart : `${zhPart}“${name}”`;
  const enName = isOnly ? enPart : `${enPart} "${name}"`;
  const [zhDo, enDo] = verbs[kind];
  if (isHeld && part.kind === "indicator") {
    return sentence(
      `不能${zhDo}${zhName}：它是上级要求的共性指标`,
      `the ${enName} is required from above and cannot be ${enDo}`,
    );
  }
  const { zh: users, en: enUsers, users: enWho } = quoted(indicators);
  if (isHeld) {
    return sentence(
      `不能${zhDo}${zhName}：其中有上级要求的共性指标${users}`,
      `the ${enName} holds ${indicators.length === 1 ? "an indicator" : "indicators"} required from above (${enUsers}) and cannot be ${enDo}`,
    );
  }
  const attributes = was === undefined || now === undefined ? [] : changedBetween(was, now);
  const [zh, en] = (["zh", "en"] as const).map((locale) => [
    ...new Set(attributes.map((each) => attributeName(part.kind, each)[locale])),
  ]);
  const zhWhat = kind === "changed" && zh !== undefined && zh.length > 0 ? `的${zh.join("、")}` : "";
  const enWhat = kind === "changed" && en !== undefined && en.length > 0 ? ` (${en.join(", ")})` : "";
  const [zhFree, enFree] = isOnly
    ? ["", ""]
    : [
        "。标题、说明和在页面上的位置可以改",
        ". Its title, its description and its place on the page may be changed",
      ];
  return sentence(
    `不能${zhDo}${zhName}${zhWhat}：锁定指标${users}要用到它${zhFree}`,
    `the ${enName}${enWhat} cannot be ${enDo}: the ${enWho("rests", "rest")} on it${enFree}`,
  );
}

const verbs: Readonly<Record<Wording, readonly [zh: string, en: string]>> = {
  removed: ["删除", "removed"],
  changed: ["修改", "changed"],
  moved: ["移动", "moved elsewhere"],
};

/** That an indicator may not come into a group, or leave it, because a locked indicator reads the group's points. */
export function membershipSentence(
  kind: "joined" | "left",
  {
    title,
    group,
    indicators,
  }: { readonly title: string; readonly group: string; readonly indicators: readonly string[] },
): Sentence {
  const { zh: users, users: enWho } = quoted(indicators);
  if (kind === "left") {
    return sentence(
      `不能把指标“${title}”移出指标组“${group}”：锁定指标${users}要用到这一组的得分`,
      `indicator "${title}" cannot leave the group "${group}": the ${enWho("reads", "read")} the points of that group`,
    );
  }
  return sentence(
    `不能在指标组“${group}”里增加指标“${title}”：锁定指标${users}要用到这一组的得分，多一项就会改变它。可以放在别的组`,
    `indicator "${title}" cannot be put into the group "${group}": the ${enWho("reads", "read")} the points of that group, which one more would change. It may be put into another group`,
  );
}

/** Titles of locked indicators in both languages, and in English with what it or they do. */
function quoted(titles: readonly string[]) {
  const en = titles.map((title) => `"${title}"`).join(", ");
  return {
    zh: titles.map((title) => `“${title}”`).join("、"),
    en,
    users: (one: string, many: string) =>
      titles.length === 1 ? `locked indicator ${en} ${one}` : `locked indicators ${en} ${many}`,
  };
}
