import fc from "fast-check";
import type { SheetCells } from "../../../src/design/import/file/workbook.ts";

/** A table of indicators as it is meant. */
export interface Table {
  readonly groups: readonly {
    readonly title: string;
    readonly indicators: readonly {
      readonly title: string;
      readonly points: number;
      readonly standard: string;
    }[];
  }[];
}

const stems = [
  "政治学习",
  "出勤",
  "办文办会",
  "服务群众",
  "案件办理",
  "信息报送",
  "廉洁自律",
  "团结协作",
  "24小时值班",
  "会议组织",
];
const groupTitles = [
  "德",
  "能",
  "勤",
  "绩",
  "廉",
  "工作实绩",
  "日常管理",
  "共性指标",
  "个性指标",
  "业务工作",
];

/** Groups of several indicators with names and points of every usual look. */
export const tables: fc.Arbitrary<Table> = fc
  .uniqueArray(fc.constantFrom(...groupTitles), { minLength: 1, maxLength: 4 })
  .chain((titles) =>
    fc.record({
      groups: fc.tuple(
        ...titles.map((title) =>
          fc.record({
            title: fc.constant(title),
            indicators: fc.array(
              fc.record({
                stem: fc.constantFrom(...stems),
                points: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0.5, 2.5, 7.25)),
                standard: fc.constantFrom("按时完成，缺一次扣1分", "每项差错扣0.5分", "由科室评定"),
              }),
              { minLength: 1, maxLength: 5 },
            ),
          }),
        ),
      ),
    }),
  )
  .map(({ groups }) => {
    let count = 0;
    return {
      groups: groups.map(({ title, indicators }) => ({
        title,
        indicators: indicators.map(({ stem, ...rest }) => {
          count += 1;
          return {
            ...rest,
            title: `${stem}${"甲乙丙丁戊己庚辛壬癸"[count % 10]}${"子丑寅卯"[Math.floor(count / 10)] ?? ""}`,
          };
        }),
      })),
    };
  });

/** How a table may be laid out in a sheet. */
export const layouts = {
  "a merged column of groups": (table: Table) => {
    const { rows, merges } = leveled(table, true, (points) => String(points));
    return sheetOf([["序号", "一级指标", "二级指标", "评分标准", "分值", "自评分"], ...rows], merges);
  },
  "a column of groups that says each once": (table: Table) => {
    const { rows } = leveled(table, true, (points) => `${points}分`);
    return sheetOf([["某单位考核表"], ["序号", "考核维度", "考核指标", "评分标准", "分值", "得分"], ...rows]);
  },
  "a column of groups that says each in every row": (table: Table) => {
    const { rows } = leveled(table, false, (points) => String(points));
    return sheetOf([["序号", "指标类别", "指标名称", "评分标准", "分值", "得分"], ...rows]);
  },
  "weights in percent": (table: Table) => {
    const { rows, merges } = leveled(table, true, (points) => `${points}%`);
    // Weights that are alike within every group may be the groups' own.
    return sheetOf([["序号", "一级指标", "二级指标", "评分标准", "分值", "备注"], ...rows], merges);
  },
  "headings between rows": (table: Table) =>
    sheetOf([
      ["序号", "考核内容", "分值", "评分标准"],
      ...table.groups.flatMap(({ title, indicators }, at) => [
        [`${numbers[at]}、${title}（${sumOf(indicators)}分）`],
        ...indicators.map((each, index) => [
          String(index + 1),
          each.title,
          String(each.points),
          each.standard,
        ]),
      ]),
      ["合计", "", String(sumOf(table.groups.flatMap((group) => group.indicators)))],
    ]),
  "numbered groups with their points": (table: Table) =>
    sheetOf([
      ["序号", "考核内容", "分值", "评分标准"],
      ...table.groups.flatMap(({ title, indicators }, at) => [
        [`${at + 1}`, title, String(sumOf(indicators)), ""],
        ...indicators.map((each, index) => [
          `${at + 1}.${index + 1}`,
          each.title,
          String(each.points),
          each.standard,
        ]),
      ]),
    ]),
  "a table for each group": (table: Table) =>
    sheetOf([
      ["某单位考核表"],
      ...table.groups.flatMap(({ title, indicators }, at) => [
        [`${numbers[at]}、${title}（${sumOf(indicators)}分）`],
        ["序号", "考核指标", "评分标准", "分值"],
        ...indicators.map((each, index) => [
          String(index + 1),
          each.title,
          each.standard,
          String(each.points),
        ]),
        [],
      ]),
      ["考核人（签字）：", "", "日期：   年  月  日"],
    ]),
} satisfies Record<string, (table: Table) => SheetCells>;

/** Two sheets as one: the second begins behind the first one, and `gap` empty columns. */
export function sideBySide(left: SheetCells, right: SheetCells, gap: number): SheetCells {
  const width = Math.max(...left.rows.map((row) => row.length));
  const height = Math.max(left.rows.length, right.rows.length);
  const begin = width + gap;
  const rows = Array.from({ length: height }, (_, at) => {
    const own = left.rows[at] ?? [];
    return [...own, ...Array.from({ length: begin - own.length }, () => ""), ...(right.rows[at] ?? [])];
  });
  const moved = right.merges.map((merge) => ({
    ...merge,
    startCol: merge.startCol + begin,
    endCol: merge.endCol + begin,
  }));
  return sheetOf(rows, [...left.merges, ...moved]);
}

const numbers = "一二三四";

function leveled(table: Table, once: boolean, show: (points: number) => string) {
  const rows: string[][] = [];
  const merges: { startRow: number; endRow: number; startCol: number; endCol: number }[] = [];
  for (const { title, indicators } of table.groups) {
    indicators.forEach((each, index) => {
      rows.push([
        String(rows.length + 1),
        once && index > 0 ? "" : title,
        each.title,
        each.standard,
        show(each.points),
        "",
      ]);
    });
    // The heading is the first row.
    if (indicators.length > 1)
      merges.push({
        startRow: rows.length - indicators.length + 1,
        endRow: rows.length,
        startCol: 1,
        endCol: 1,
      });
  }
  return { rows, merges };
}

function sumOf(indicators: readonly { readonly points: number }[]): number {
  return indicators.reduce((sum, { points }) => sum + points * 100, 0) / 100;
}

function sheetOf(rows: readonly (readonly string[])[], merges: SheetCells["merges"] = []): SheetCells {
  return { name: "", rows, merges, uncomputed: [] };
}
