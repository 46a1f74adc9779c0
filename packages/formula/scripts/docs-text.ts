import { excelDifferences } from "../src/functions/excel.ts";
import { functions, limits } from "../src/index.ts";
import { excelWords } from "../src/rendering/excel-words.ts";

/** The reference of the formula language, made from its tables. */
export function docsText(): string {
  return [
    "# 公式语言 · The formula language",
    "",
    "> 由 `packages/formula/scripts/docs.ts` 从函数表生成，请勿手改。Generated from the table of functions; do not edit.",
    "",
    "## 写法 · Words",
    "",
    ...words,
    "",
    "## 函数 · Functions",
    "",
    "| 函数 Function | 结果 Result | 说明 | What it does | 例 Example |",
    "| --- | --- | --- | --- | --- |",
    ...functions.map(
      ({ signature, result, docs, example }) =>
        `| ${code(signature)} | ${code(result)} | ${docs.zh} | ${docs.en} | ${code(example.source)} = ${code(JSON.stringify(example.value))} |`,
    ),
    "",
    "The examples read a form with `bonus` blank, `base` 60, `deduct` 2 and `raters` 95, 80, 85, 70, 90; the group's other members have `base` 80 and 100.",
    "",
    "## Excel 里意思不同或这里没有的函数 · Functions of Excel that differ, or are none here",
    "",
    "| Excel | 区别 | What differs |",
    "| --- | --- | --- |",
    ...excelDifferences.flatMap(({ names, words: key }) => {
      const words = excelWords.get(key);
      const others = names.filter((name) => !ours.has(name));
      if (others.length === 0) return [];
      return `| ${others.map(code).join(" ")} | ${words?.zh} | ${words?.en} |`;
    }),
    "",
    "## 上限 · Limits",
    "",
    `Source ${limits.source} characters, nesting ${limits.nesting}, nodes ${limits.nodes}, lists of ${limits.list}, exponents and digits of ±${limits.exponent}, ${limits.definitions} definitions in a program.`,
    "",
  ].join("\n");
}

const ours: ReadonlySet<string> = new Set(functions.map(({ name }) => name));

const words: readonly string[] = [
  "- Numbers `12`, `0.5`, `40%`; texts in `\"…\"`, `'…'` or `“…”` on one line, a doubled quote stands for itself; `TRUE`, `FALSE`. Full-width digits and punctuation mean the same.",
  "- A field's key is its name. A key that is no identifier, or a word of the language, is written in brackets: `[办结 数]`, `[and]`; so are properties: `indicators.[A-1]`, `加分项.[分 值]`. Inside of the brackets `\\` stands before `]` and `\\`, and before a `[` at the start.",
  "- `a.b` is a property, `list.b` that property of every row, `list[condition].b` of the rows that meet the condition; in the brackets the row's own names come first. Of a list of single values the brackets call the member `value` or `值`, which hides a field of that name, and leave blanks out: `COUNT(ratings.peer[value >= 90]) / COUNT(ratings.peer)`.",
  "- Operators, strongest first: `a ?? b`, `%` after a value, unary `-`, `^`, `* /`, `+ -`, `&`, `= <> < <= > >=`, `NOT`, `AND`, `OR`. `NOT(`, `AND(` and `OR(` where a value is expected are function calls. Behind `??` a sign may stand: `bonus ?? -1`.",
  "- An absent list is empty, so aggregates need no `??`; an absent list that must be there is a missing value.",
  '- Texts are the same in any case, as in Excel: `name = "ABC"` holds on `abc`; `EXACT` tells them apart. Their order is that of UTF-16 code units, case ignored. Enums and booleans know only `=` and `<>`; a listed value is written as it is listed, and values that differ in case alone are told apart. `date-time` fields are texts.',
  "- In a formula that gives points, `IF`, `IFS` and `SWITCH` say what is given where nothing holds, unless all cases are covered (`SWITCH` over every choice, `IFS(x >= 60, 1, x < 60, 0)`): `0`, or `BLANK()` where the item then does not apply.",
  "- Behind a condition it is known what is there: `IF(ISBLANK(bonus), 0, bonus * 2)`, `NOT ISBLANK(bonus) AND bonus > 3`.",
  "- In the formulas of an indicator `满分` (or `full`) is the points that it can give at most, so that other points need no other formula: `满分 * CLAMP(办结数 / 受理数, 0, 1)`. A field, or a row's own, of that name keeps its meaning.",
  "- Comments `/* … */`; a leading `=` and `TRUE()`, `FALSE()` are accepted.",
  '- Of a formula pasted from Excel, what means the same works; for the rest the fix is offered: `SUMIF(加分项.类型, "重点", 加分项.分值)` → `SUM(加分项[类型 = "重点"].分值)`, `{90,10;75,8}` → `[[90, 10], [75, 8]]`, `**` → `^`, `!=` → `<>`, `“x"` → `“x”`. Addresses of cells (`B2`, `Sheet1!A1`) are unknown names: here fields go by their names.',
];

/** Code in a table's cell. */
function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}
