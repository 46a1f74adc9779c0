import { functions } from "../../src/index.ts";
import { lex } from "../../src/syntax/lexer.ts";
import cases from "../../test/cases.json" with { type: "json" };

export const schema = cases.schema;

/** Real sources, which are mutated. */
export const corpus: readonly string[] = [
  ...cases.cases.map(({ source }) => source),
  ...functions.map(({ example }) => example.source),
  'ROUND(MIN(100, MAX(0, base + SUM(quality, deduct, bonus) * 0.4 - deduct * 2 + IF(category = "field", 办结数 / 受理数 * 30, quality * 0.3) + TRIMAVERAGE(raters, 1) * 0.2)), 2)',
  'IF(done AND category <> "general", BAND(quality, [[90, 10], [75, 8], [60, 5]], 0), bonus ?? 0) * 40%',
  'SUM(加分项[类型 = "重点" AND 分值 > 1 AND NOT ISBLANK(说明)].分值) + COUNT(加分项[CONTAINS(说明 ?? "", "先进")])',
  "WEIGHTED([[10, base], [20, quality], [70, bonus]]) ?? IFERROR(1 / (deduct - 2), 0)",
  'SUMIFS(加分项.分值, 加分项.类型, "重点", 加分项.分值, ">=60") + VLOOKUP(base, {0,"D";60,"C"}, 2) & Sheet1!$A$1',
  "COHORT.RANK(base) + COHORT.AVERAGE(quality) /* 备注 */ - [加分 项].[a\\]b] ^ -2",
];

/** Single words of the sources, and words that are hostile. */
export const words: readonly string[] = [
  ...new Set(
    corpus.flatMap((source) =>
      lex(source)
        .tokens.map(({ from, to }) => source.slice(from, to))
        .filter(Boolean),
    ),
  ),
  ..."( ) [ ] [[ ]] { } , . ; : ! ? ?? = == <> < <= > >= => + - * ** / ^ & && || % @ # ~ ` \\ \" ' “ ” ‘ ’ /* */ 【 】 （ ） ， 。 ； × ≥ ０ １．５ ％".split(
    " ",
  ),
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "__proto__(",
  "constructor.constructor(",
  "valueOf",
  "1e308",
  "1e-300",
  "1".repeat(400),
  `0.${"0".repeat(320)}1`,
  "9007199254740993",
  "bonus",
  "办结",
  "feild",
  '"feild"',
  '"2026-02-30"',
  "indicators.",
  "ratings.peer",
  "SUMIF(",
  "TRUE()",
  "AND(",
  "not",
  "\n",
  " ",
  "\u3000",
  "\t",
];

/** Characters that break readers. */
export const characters: readonly string[] = [
  ..."()[],.\"'“”‘’/*+-^&=<>%?!@#{}【】；、：aZ_$0９中é\\|~`",
  "\n",
  "\r",
  "\u0000",
  "\ud83d",
  "\ude00",
  "😀",
  "𠮷",
  "\u200b",
  "\u200f",
  "\u202e",
  "\ufeff",
  "\u0301",
  "\u2028",
  "ß",
  "İ",
  "ﬁ",
  "Ⅷ",
];
