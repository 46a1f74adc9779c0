import type { CellMessage } from "../../table/cells/cell-message.ts";

/** No points are given: said, and never made up. */
export function none(text: string): CellMessage {
  return text === ""
    ? {
        code: "import-no-points",
        zh: "没有写分值：按“无”导入，不计分；请补上",
        en: "No points are given: taken as “none”, which counts nothing; please add them",
      }
    : {
        code: "import-no-points",
        zh: `分值写作“${text}”：按“无”导入，不计分`,
        en: `Points are written as “${text}”: taken as “none”, which counts nothing`,
      };
}

export function kept(text: string): CellMessage {
  return {
    code: "import-points-kept",
    zh: `没有写分值：保留原来的 ${text}`,
    en: `No points are given: ${text} stays as it was`,
  };
}

export function shared(place: string, text: string, lines: readonly number[], share: string): CellMessage {
  return {
    code: "import-shared",
    zh: `${place} 的 ${text} 由第 ${lines.join("、")} 行共有：平均分得 ${share}`,
    en: `${text} in ${place} belongs to rows ${lines.join(", ")} together: an even share is ${share}`,
  };
}

export function shareLeft(place: string, text: string, lines: readonly number[]): CellMessage {
  return {
    code: "import-share-left",
    zh: `${place} 的 ${text} 由第 ${lines.join("、")} 行共有：先不分，请在指标表里填写`,
    en: `${text} in ${place} belongs to rows ${lines.join(", ")} together: left open, please enter them in the table`,
  };
}

export function fraction(text: string, points: number): CellMessage {
  return {
    code: "import-fraction",
    zh: `权重写作小数 ${text}：读作 ${points}%，即 ${points} 分`,
    en: `The weight is written as ${text}: read as ${points}%, which is ${points} points`,
  };
}

/** Rows that are taken for headings, by what tells it. */
export const heading: Readonly<Record<"sum" | "alone", CellMessage>> = {
  sum: {
    code: "import-heading-by-sum",
    zh: "分值等于其下各行之和：作为分组标题，不另算一项",
    en: "Its points are the sum of the rows below: taken as a heading, not as an indicator of its own",
  },
  alone: {
    code: "import-heading-alone",
    zh: "只有名称、没有分值，其下各行才有：作为分组标题",
    en: "It holds a name alone, and the rows below hold points: taken as a heading",
  },
};

export function byGroup(text: string, points: string, adds: boolean): CellMessage {
  return adds
    ? {
        code: "import-addition",
        zh: `在加分项里，“${text}”读作 ${points}`,
        en: `Among additions “${text}” is read as ${points}`,
      }
    : {
        code: "import-deduction",
        zh: `在扣分项里，“${text}”读作 ${points}`,
        en: `Among deductions “${text}” is read as ${points}`,
      };
}

export function weight(group: string, sum: number, points: number): CellMessage {
  return {
    code: "import-weight",
    zh: `“${group}”各项合计 ${sum}，表上写 ${points}：按权重折算成 ${points} 分`,
    en: `The indicators of “${group}” come to ${sum}, the sheet says ${points}: scaled to a weight of ${points}`,
  };
}

export function sameGroup(written: string, title: string): CellMessage {
  return {
    code: "import-same-group",
    zh: `“${written}”放进已有的指标组“${title}”`,
    en: `“${written}” goes into the group “${title}” that is there already`,
  };
}
