import { columnTitles } from "../table/cells/column-titles.ts";
import type { WritableKey } from "../table/cells/columns.ts";
import { type Dimension, dimensionWords, readWord } from "../table/cells/words.ts";

/** What a column of the file is used for. */
export type ImportTarget =
  | Exclude<WritableKey, "group">
  | "level1"
  | "level2"
  | "level3"
  /** The weight of the row's group. */
  | "groupWeight"
  /** Joins the description, behind its own heading. */
  | "append"
  | "ignore";

/** Every use, in the order in which it is offered. */
export const importTargets: readonly ImportTarget[] = [
  "level1",
  "level2",
  "level3",
  "title",
  "code",
  "points",
  "groupWeight",
  "by",
  "formula",
  "applicable",
  "veto",
  "scope",
  "measure",
  "importance",
  "polarity",
  "virtue",
  "description",
  "append",
  "ignore",
];

/** Headings as tables of indicators have them, without spaces and brackets. */
const headings: Readonly<Partial<Record<ImportTarget, readonly string[]>>> = {
  level1: [
    "一级指标",
    "一级",
    "指标组",
    "指标分组",
    "分组",
    "指标类别",
    "考核项目",
    "考核类别",
    "考核维度",
    "维度",
    "大类",
    "模块",
    "group",
    "category",
    "level1",
  ],
  level2: ["二级指标", "二级", "level2"],
  level3: ["三级指标", "三级", "level3"],
  title: [
    "指标名称",
    "指标",
    "考核指标",
    "评价指标",
    "名称",
    "考核要点",
    "考核事项",
    "工作任务",
    "重点任务",
    "indicator",
    "indicatorname",
    "title",
    "name",
  ],
  code: ["代码", "编码", "指标代码", "指标编码", "code", "id"],
  points: [
    "分值",
    "满分",
    "分数",
    "标准分",
    "基础分",
    "基准分",
    "配分",
    "考核分值",
    "指标分值",
    "赋分",
    "points",
    "score",
    "fullmarks",
    "fullpoints",
  ],
  groupWeight: ["权重", "权重分", "指标权重", "weight"],
  by: ["谁给分", "评分主体", "评价主体", "考核主体", "评分方式", "考核方式", "givenby"],
  formula: ["得分公式", "计算公式", "公式", "formula"],
  applicable: ["适用条件", "applieswhen", "applicable"],
  veto: ["一票否决", "否决条件", "veto"],
  scope: ["共性/个性", "共性个性", "共性或个性", "scope"],
  measure: ["定量/定性", "定量定性", "指标性质", "measure"],
  importance: ["重点/一般", "重点一般", "是否重点", "importance"],
  polarity: ["正向/负面", "正向/反向", "指标方向", "polarity"],
  virtue: ["德能勤绩廉", "考核方面", "virtue"],
  description: [
    "说明",
    "描述",
    "指标说明",
    "指标解释",
    "评分标准",
    "考核标准",
    "评价标准",
    "计分标准",
    "计分办法",
    "计分方法",
    "评分办法",
    "评分细则",
    "考核细则",
    "考核办法",
    "评分说明",
    "description",
    "criteria",
    "standard",
  ],
  append: [
    "责任科室",
    "责任部门",
    "责任单位",
    "牵头科室",
    "考核部门",
    "数据来源",
    "完成时限",
    "目标值",
    "佐证材料",
    "备注",
    "department",
    "remarks",
    "notes",
  ],
  ignore: [
    "序号",
    "编号",
    "no",
    "no.",
    "#",
    "来源",
    "问题",
    "样例得分",
    "得分",
    "自评分",
    "考核得分",
    "实际得分",
  ],
};

/** Contents of work: the indicator's own name where no other column is, else its description. */
const contents = ["考核内容", "指标内容", "工作内容", "主要内容", "评价内容", "内容", "content"];

export interface ColumnSample {
  readonly heading: string;
  /** Some cells below. */
  readonly cells: readonly string[];
}

/** The most likely use of each column, by its heading, else by what stands in it. */
export function guessColumns(columns: readonly ColumnSample[]): ImportTarget[] {
  const guesses = columns.map(({ heading, cells }) => byHeading(heading) ?? byCells(cells) ?? null);
  const filledIn = (index: number) => columns[index]?.cells.filter((cell) => cell !== "").length ?? 0;
  // A second level that stands beside several contents is no name for each of them.
  const content = columns.findIndex(({ heading }) => contents.includes(plain(heading)));
  const second = guesses.indexOf("level2");
  let titled =
    guesses.includes("title") ||
    guesses.includes("level3") ||
    (second >= 0 && (content < 0 || filledIn(second) >= filledIn(content)));
  const filled = guesses.map((guess, index): ImportTarget => {
    if (guess !== null) return guess;
    const { heading, cells } = columns[index] ?? { heading: "", cells: [] };
    if (contents.includes(plain(heading))) {
      if (titled) return "description";
      titled = true;
      return "title";
    }
    return heading === "" && cells.every((cell) => cell === "") ? "ignore" : "append";
  });
  // A weight beside no points is the points.
  const weightIsPoints = !filled.includes("points");
  return onceEach(filled.map((each) => (each === "groupWeight" && weightIsPoints ? "points" : each)));
}

/** Whether a heading is one that tables of indicators have. */
export function isKnownHeading(heading: string): boolean {
  return byHeading(heading) !== undefined || contents.includes(plain(heading));
}

/** Uses of which there can be any number; of every other the first column has it and the rest join the description. */
const repeatable: ReadonlySet<ImportTarget> = new Set(["append", "ignore", "description"]);

function onceEach(targets: readonly ImportTarget[]): ImportTarget[] {
  return targets.map((target, index) =>
    repeatable.has(target) || targets.indexOf(target) === index ? target : "append",
  );
}

function byHeading(heading: string): ImportTarget | undefined {
  const wanted = plain(heading);
  if (wanted === "") return undefined;
  for (const target of importTargets) {
    if (headings[target]?.includes(wanted)) return target;
    if (target in columnTitles && isTitled(target, wanted)) return target;
  }
  return undefined;
}

function isTitled(target: string, wanted: string): boolean {
  return Object.entries(columnTitles).some(
    ([key, { zh, en }]) => key === target && (plain(zh) === wanted || plain(en) === wanted),
  );
}

/** A column nearly all of whose cells are words of one dimension is that dimension. */
function byCells(cells: readonly string[]): Dimension | undefined {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length < 2) return undefined;
  return dimensionNames.find((name) => {
    const known = filled.filter(
      (cell) => !/^[√✓○×]$/.test(cell) && readWord<string>(dimensionWords[name], cell) !== undefined,
    );
    return known.length >= filled.length * 0.8;
  });
}

const dimensionNames: readonly Dimension[] = ["measure", "virtue", "scope", "importance", "polarity"];

function plain(heading: string): string {
  return heading
    .normalize("NFKC")
    .replaceAll(/\([^)]*\)|[\s:：*]/g, "")
    .toLowerCase();
}
