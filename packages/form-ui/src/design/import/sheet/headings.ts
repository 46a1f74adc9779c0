import { columnTitles } from "../../table/cells/column-titles.ts";
import { exactHeadings, type ImportTarget, importTargets } from "./heading-words.ts";

/** What a heading says of its column. */
export interface HeadingReading {
  readonly target: ImportTarget;
  /** Word for word one that is known, or only of a known ending (`业务考核指标`). */
  readonly certain: boolean;
}

/** The use that a heading names; undefined where it is none that tables of indicators have. */
export function readHeading(heading: string): HeadingReading | undefined {
  return about(heading).reading;
}

function readSpelling(wanted: string): HeadingReading | undefined {
  for (const target of importTargets)
    if (exactHeadings[target]?.includes(wanted) || titles.get(wanted) === target)
      return { target, certain: true };
  if (wanted.length > (isLatin(wanted) ? 30 : 12)) return undefined;
  for (const [target, ending] of endings) if (ending.test(wanted)) return { target, certain: false };
  return undefined;
}

/** Contents of work: the indicator's own name where no other column is, else its description. */
export function isContents(heading: string): boolean {
  return about(heading).isContents;
}

/** Whether a heading is one that tables of indicators have. */
export function isKnownHeading(heading: string): boolean {
  return readHeading(heading) !== undefined || isContents(heading);
}

/** How much a row looks like a heading: what is word for word known counts most, what is a number speaks against it. */
export function headingScore(row: readonly string[]): number {
  const seen = new Set<string>();
  let score = 0;
  for (const cell of row) {
    const { plain } = about(cell);
    if (plain === "" || seen.has(plain)) continue;
    seen.add(plain);
    if (/^[\d.,%]+$/.test(plain)) score -= 2;
    else if (isContents(cell) || readHeading(cell)?.certain === true) score += 2;
    else if (readHeading(cell) !== undefined) score += 1;
  }
  return score;
}

/** Whether a row between indicators is a heading again: nothing stands in it but headings, two at least. */
export function isHeadingRow(row: readonly string[]): boolean {
  const seen = new Set<string>();
  for (const cell of row) {
    if (cell === "") continue;
    if (!isKnownHeading(cell)) return false;
    seen.add(cell);
  }
  return seen.size >= 2 && headingScore(row) >= 3;
}

/** Columns of one kind whose groups are worth something by the heading alone: 一级权重, 维度分值. */
export function namesGroupsWorth(heading: string): boolean {
  return /^(一级|指标组|分组|大类|类别|维度|模块|项目).*(权重|分值|比重|占比)/.test(plainHeading(heading));
}

/** Whether a heading speaks of points or weights among other things: 考核内容及分值. */
export function namesPoints(heading: string): boolean {
  return /分值|分数|满分|权重|points|score|weight/.test(plainHeading(heading));
}

/** Whether a heading speaks of weights rather than points. */
export function namesWeight(heading: string): boolean {
  return /权重|权数|比重|占比|weight/.test(plainHeading(heading));
}

/** Whether names of this heading are a group only where several indicators stand beside one (考核项目, 维度). */
export function isLooseLevel(heading: string): boolean {
  return !/一级|分组|指标组|^group$|level1/.test(plainHeading(heading));
}

const contents = [
  "考核内容",
  "考评内容",
  "测评内容",
  "检查内容",
  "指标内容",
  "工作内容",
  "主要内容",
  "具体内容",
  "评价内容",
  "内容",
  "content",
];

/** Tried in order on headings that are not known word for word. */
const endings: readonly (readonly [ImportTarget, RegExp])[] = [
  ["title", /(指标|内容|项目|要点|任务).*[及和与、/].*(分值|分数|满分)$/],
  ["title", /(加分|扣分|减分|奖励|惩戒)(项目|项|内容|情形|事由)$/],
  ["level1", /(一级指标|类别|类型|维度|大类|板块|模块|分类|要素)$/],
  ["level2", /二级(指标|名称|项目)$/],
  ["level3", /三级(指标|名称|项目)$/],
  ["groupWeight", /(权重|权重分|权重值|权重分解|权数|权值|权重系数|比重|占比|比例)$/],
  ["points", /(分值|满分|配分|赋分|标准分|基础分|基准分|基本分|最高分|计分上限|应得分|分数)$/],
  ["ignore", /(得分|自评|自评分|评分|打分|扣分|加分|核分|核定分|完成情况|扣分原因|加分原因)$/],
  ["description", /(标准|办法|细则|方法|说明|解释|要求|口径|依据|描述|规则|举措|措施)$/],
  ["append", /(科室|部门|单位|责任人|负责人|时限|来源|材料|备注|时间|周期|频次|目标|目标值)$/],
  ["title", /(指标|指标名称|指标项|考核点|评价点|观测点|要点|重点|事项|任务|职责|项目名称|工作名称)$/],
  ["ignore", /(actual|self|reviewer?|awarded|obtained|achieved)(scores?|points?|marks?)$/],
  ["points", /(scores?|points?|marks?)$/],
  ["groupWeight", /weight(ing|age)?s?$/],
  ["description", /(criteria|standards?|description|method|guidance)$/],
  ["title", /(indicators?|kpis?|criterion|tasks?|objectives?)$/],
  ["level1", /(category|group|dimension|area)$/],
];

/** Characters of a heading at most. */
const longest = 100;

interface About {
  readonly plain: string;
  readonly reading: HeadingReading | undefined;
  readonly isContents: boolean;
}

/** Every row is asked whether it is a heading again: what was read of a text is kept for a while. */
const known = new Map<string, About>();

function about(heading: string): About {
  const kept = known.get(heading);
  if (kept !== undefined) return kept;
  const plain = plainHeading(heading);
  const spelled = spellings(plain);
  const made: About = {
    plain,
    reading: spelled.map(readSpelling).find((each) => each !== undefined),
    isContents: spelled.some((each) => contents.includes(each)),
  };
  if (known.size >= 2_000) known.clear();
  if (heading.length <= longest) known.set(heading, made);
  return made;
}

/** Titles of the indicator table's own columns, as its export writes them. */
const titles: ReadonlyMap<string, string> = new Map(
  Object.entries(columnTitles).flatMap(([key, { zh, en }]) => [
    [plainHeading(zh), key],
    [plainHeading(en), key],
  ]),
);

/** A heading as it stands, and of one in two languages (`分值 Points`) each by itself. */
function spellings(plain: string): string[] {
  if (plain === "") return [];
  if (!/\p{Script=Han}/u.test(plain) || !/[a-z]{2}/.test(plain)) return [plain];
  return [plain, plain.replaceAll(/[a-z\d.,/&'_-]+/g, ""), plain.replaceAll(/[^a-z]+/g, "")].filter(
    (each) => each !== "",
  );
}

function isLatin(plain: string): boolean {
  return /^[a-z]+$/.test(plain);
}

/** Without blanks, brackets and marks; nothing where it is too long for a heading. */
function plainHeading(heading: string): string {
  if (heading.length > longest) return "";
  return heading
    .normalize("NFKC")
    .replaceAll(/\([^)]*\)|[\s:：*%]/g, "")
    .toLowerCase();
}
