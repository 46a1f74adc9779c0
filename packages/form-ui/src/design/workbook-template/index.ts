import { saveWorkbook } from "../save-workbook.ts";
import { columnTitles } from "../table/cells/column-titles.ts";
import type { WritableKey } from "../table/cells/columns.ts";

type Locale = "zh" | "en";

interface TemplateColumn {
  readonly key: WritableKey;
  readonly width: number;
  readonly examples: Readonly<Record<Locale, readonly (string | number | null)[]>>;
  /** What may stand in it. */
  readonly about: Readonly<Record<Locale, string>>;
}

/** Most lists of indicators need these; the importer knows the table's other columns as well. */
const columns: readonly TemplateColumn[] = [
  {
    key: "group",
    width: 14,
    examples: { zh: ["工作实绩", "工作实绩", "作风表现"], en: ["Results", "Results", "Conduct"] },
    about: {
      zh: "指标所在的分组；没有的分组会新建。相同的分组可以合并单元格。",
      en: "The group of the indicator; groups that are missing are made. Cells of one group may be merged.",
    },
  },
  {
    key: "title",
    width: 26,
    examples: {
      zh: ["示例：重点任务完成情况", "示例：工作创新", "示例：群众评价"],
      en: ["Example: key tasks done", "Example: innovation", "Example: public opinion"],
    },
    about: { zh: "必填，每行一项指标。", en: "Needed; one indicator in each row." },
  },
  {
    key: "points",
    width: 10,
    examples: { zh: [40, "0~5", 20], en: [40, "0~5", 20] },
    about: {
      zh: "满分写一个数；加分写 0~5，扣分写 -5~0。",
      en: "Full points are one number; additions are written 0~5, deductions -5~0.",
    },
  },
  {
    key: "by",
    width: 12,
    examples: { zh: ["评鉴人", "评鉴人", "测评"], en: ["reviewer", "reviewer", "rating"] },
    about: {
      zh: "评鉴人、测评或公式。写公式的，再填“得分公式”一列。",
      en: "reviewer, rating or formula. With a formula, fill in its column as well.",
    },
  },
  {
    key: "formula",
    width: 26,
    examples: { zh: [null, null, null], en: [null, null, null] },
    about: {
      zh: "谁给分为公式时填写，如 办结数 / 受理数 * 40；公式里的字段要先在考核表中添加，也可以导入后再写。",
      en: "Where a formula gives the points, such as Done / Received * 40; its fields must be in the form first, or write it after the import.",
    },
  },
  {
    key: "measure",
    width: 12,
    examples: { zh: ["定量", "定性", "定性"], en: ["quantitative", "qualitative", "qualitative"] },
    about: { zh: "定量或定性，可不填。", en: "quantitative or qualitative; may be left empty." },
  },
  {
    key: "virtue",
    width: 12,
    examples: { zh: ["绩", "能", "德"], en: ["achievement", "ability", "morality"] },
    about: { zh: "德、能、勤、绩、廉之一，可不填。", en: "One of the five virtues; may be left empty." },
  },
  {
    key: "description",
    width: 40,
    examples: {
      zh: ["按年度任务清单核对", "有创新做法并推广的加分", "取测评平均分折算"],
      en: ["By the year's list of tasks", "For new ways that others take up", "From the mean of the ratings"],
    },
    about: { zh: "评分标准或说明，可不填。", en: "How points are given; may be left empty." },
  },
];

const words = {
  zh: {
    sheet: "指标",
    about: "填写说明",
    file: "指标导入模板",
    intro: "在“指标”表中填写，每行一项；以“示例”开头的三行仅供参考，导入前请删去或改写。表头不要改动。",
  },
  en: {
    sheet: "Indicators",
    about: "How to fill in",
    file: "indicators-template",
    intro:
      'Fill in the sheet "Indicators", one in each row. The three rows that begin with "Example" only show how: delete or overwrite them before the import. Leave the headings as they are.',
  },
} as const;

/** The workbook to fill in with indicators: headings that the import knows, rows that show how, and a sheet that explains. */
export async function writeImportTemplate(locale: Locale): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const text = words[locale];
  const headings = columns.map(({ key }) => columnTitles[key][locale]);
  const bold = { font: { bold: true }, alignment: { vertical: "center" as const } };
  const wrapped = { alignment: { vertical: "top" as const, wrapText: true } };
  return writeXlsx({
    sheets: [
      {
        name: text.sheet,
        rows: [
          headings,
          ...[0, 1, 2].map((row) => columns.map(({ examples }) => examples[locale][row] ?? null)),
        ],
        cells: new Map(headings.map((value, index) => [`0,${index}`, { value, style: bold }] as const)),
        columns: columns.map(({ width }) => ({ width, style: wrapped })),
        freezePane: { rows: 1, columns: 0 },
      },
      {
        name: text.about,
        rows: [
          [text.intro],
          [],
          ...columns.map(({ about }, index) => [`「${headings[index]}」`, about[locale]]),
        ],
        columns: [{ width: 24 }, { width: 80, style: wrapped }],
      },
    ],
  });
}

/** Gives the template to the person as a file; returns its name. */
export async function downloadImportTemplate(locale: Locale): Promise<string> {
  const bytes = await writeImportTemplate(locale);
  const name = `${words[locale].file}.xlsx`;
  return saveWorkbook(bytes, name);
}
