import { expect, test } from "vitest";
import { excelDifferences } from "../src/functions/excel.ts";
import { check, render } from "../src/index.ts";
import { excelWords } from "../src/rendering/excel-words.ts";
import { scope } from "./fixture.ts";

/** What is told of a formula as it is pasted from Excel: code, the words at its place and, with a fix, the source after it. */
const table: readonly (readonly [source: string, ...told: string[]])[] = [
  ["=SUM(base,quality)"],
  ['=IF(base>=60,"合格","不合格")'],
  ["=ROUND(AVERAGE(raters),2)"],
  ["=IFERROR(base/deduct,0)"],
  ["=IF(AND(base>=60,quality>80),1,0)"],
  ["=IF(OR(base>90,NOT(done)),10,5)"],
  ["=IF(TRUE(),1,2)"],
  ["=MAX(0,MIN(100,base+quality*0.4))"],
  ["=IF(ISBLANK(bonus),0,1)"],
  ['=IFS(base>=90,"优",base>=60,"中",TRUE,"差")'],
  ['=SWITCH(category,"field",1,"technical",2,3)'],
  ["=MEDIAN(raters)+STDEV.P(raters)"],
  ['=name&"："&TRUE', "type-mismatch TRUE"],
  ["=base*30%"],
  ["=2^3+-1"],
  ["=IF（base＞＝60，“合格”，“不合格”）"],
  ["=ROUNDUP(base/7,0)+ROUNDDOWN(quality,1)+INT(quality)+MOD(deduct,3)"],
  ['=SUMIF(加分项.类型,"重点",加分项.分值)', 'excel-difference SUMIF → =SUM(加分项[类型 = "重点"].分值)'],
  ['=SUMIF(加分项.分值,">=1.5")', "excel-difference SUMIF → =SUM(加分项[分值 >= 1.5].分值)"],
  ['=SUMIF(加分项.类型,"<>重点",加分项.分值)', 'excel-difference SUMIF → =SUM(加分项[类型 <> "重点"].分值)'],
  ['=SUMIF(加分项.分值,">"&base,加分项.分值)', "excel-difference SUMIF → =SUM(加分项[分值 > base].分值)"],
  ["=SUMIF(加分项.分值,3,加分项.分值)", "excel-difference SUMIF → =SUM(加分项[分值 = 3].分值)"],
  ['=SUMIF(raters,">=60")', "excel-difference SUMIF → =SUM(raters[value >= 60])"],
  ['=SUMIF(B2:B10,">=60",C2:C10)', "excel-difference SUMIF", "unknown-name B2:B10", "unknown-name C2:C10"],
  ['=COUNTIF(加分项.类型,"重点")', 'excel-difference COUNTIF → =COUNT(加分项[类型 = "重点"])'],
  [
    '=COUNTIF(加分项.说明,"*先进*")',
    'excel-difference COUNTIF → =COUNT(加分项[CONTAINS(说明 ?? "", "先进")])',
  ],
  [
    '=COUNTIF(加分项.说明,"先进*")',
    'excel-difference COUNTIF → =COUNT(加分项[STARTSWITH(说明 ?? "", "先进")])',
  ],
  ['=COUNTIF(加分项.说明,"")', 'excel-difference COUNTIF → =COUNT(加分项[说明 ?? "" = ""])'],
  ['=COUNTIF(加分项.类型,"重要")', "excel-difference COUNTIF"],
  [
    '=AVERAGEIF(加分项.类型,"一般",加分项.分值)',
    'excel-difference AVERAGEIF → =AVERAGE(加分项[类型 = "一般"].分值)',
  ],
  [
    '=SUMIFS(加分项.分值,加分项.类型,"重点",加分项.分值,"<>2")',
    'excel-difference SUMIFS → =SUM(加分项[类型 = "重点" AND 分值 <> 2].分值)',
  ],
  [
    '=COUNTIFS(加分项.类型,"重点",加分项.分值,">1")',
    'excel-difference COUNTIFS → =COUNT(加分项[类型 = "重点" AND 分值 > 1])',
  ],
  [
    '=AVERAGEIFS(加分项.分值,加分项.类型,"重点")',
    'excel-difference AVERAGEIFS → =AVERAGE(加分项[类型 = "重点"].分值)',
  ],
  [
    '=MAXIFS(加分项.分值,加分项.类型,"重点")',
    'excel-difference MAXIFS → =IF(COUNT(加分项[类型 = "重点"].分值) = 0, 0, MAX(加分项[类型 = "重点"].分值))',
  ],
  [
    '=MINIFS(加分项.分值,加分项.类型,"重点")',
    'excel-difference MINIFS → =IF(COUNT(加分项[类型 = "重点"].分值) = 0, 0, MIN(加分项[类型 = "重点"].分值))',
  ],
  ["=COUNTBLANK(加分项.说明)", 'excel-difference COUNTBLANK → =COUNT(加分项[说明 ?? "" = ""])'],
  ["=SUMPRODUCT(加分项.分值,加分项.分值)"],
  [
    "=VLOOKUP(base,{0,5;60,8;90,10},2,TRUE)",
    "excel-difference VLOOKUP → =IFS(base >= 90, 10, base >= 60, 8, base >= 0, 5)",
  ],
  [
    '=VLOOKUP(category,{"field",1;"general",2},2,FALSE)',
    'excel-difference VLOOKUP → =SWITCH(category, "field", 1, "general", 2)',
  ],
  ["=VLOOKUP(base,A1:B9,2)", "excel-difference VLOOKUP", "unknown-name A1:B9"],
  ["=XLOOKUP(base,A1:A9,B1:B9)", "excel-difference XLOOKUP", "unknown-name A1:A9", "unknown-name B1:B9"],
  [
    "=INDEX(B2:B9,MATCH(base,A2:A9,0))",
    "excel-difference INDEX",
    "unknown-name B2:B9",
    "excel-difference MATCH",
    "unknown-name A2:A9",
  ],
  ["=CHOOSE(deduct,1,2,3)", "excel-difference CHOOSE → =SWITCH(deduct, 1, 1, 2, 2, 3, 3)"],
  ["=IFNA(base/deduct,0)", "excel-difference IFNA"],
  ["=CEILING(base/7,5)", "excel-difference CEILING → =(-INT(-(base/7) / 5) * 5)"],
  ["=CEILING(quality,1)", "excel-difference CEILING → =(-INT(-quality))"],
  ["=FLOOR(quality,0.5)", "excel-difference FLOOR → =(INT(quality / 0.5) * 0.5)"],
  ["=TRUNC(quality)", "excel-difference TRUNC → =ROUNDDOWN(quality, 0)"],
  ["=TRUNC(quality,1)", "excel-difference TRUNC → =ROUNDDOWN(quality, 1)"],
  ["=MROUND(base,5)", "excel-difference MROUND → =(ROUND(base / 5, 0) * 5)"],
  ["=QUOTIENT(base,7)", "excel-difference QUOTIENT → =ROUNDDOWN(base / 7, 0)"],
  ["=SIGN(base-60)", "excel-difference SIGN → =IF((base-60) > 0, 1, IF((base-60) < 0, -1, 0))"],
  ["=SUBTOTAL(9,raters)", "excel-difference SUBTOTAL → =SUM(raters)"],
  ["=AVERAGEA(raters)", "excel-difference AVERAGEA → =AVERAGE(raters)"],
  ["=COUNTA(raters)"],
  ["=RANK(base,B2:B9)", "excel-difference RANK → =COHORT.RANK(base)", "unknown-name B2:B9"],
  ["=RANK.EQ(base,raters)", "excel-difference RANK.EQ → =(COUNT(raters[value > base]) + 1)"],
  ["=PERCENTRANK(raters,base)", "excel-difference PERCENTRANK"],
  ["=STDEV(raters)", "excel-difference STDEV → =STDEV.P(raters)"],
  ["=STDEV.S(raters)", "excel-difference STDEV.S → =STDEV.P(raters)"],
  ["=STDEVP(raters)", "excel-difference STDEVP → =STDEV.P(raters)"],
  ["=VAR(raters)", "excel-difference VAR"],
  ["=VAR.P(raters)", "excel-difference VAR.P → =(STDEV.P(raters) ^ 2)"],
  ["=LARGE(raters,1)"],
  ["=LARGE(raters,2)"],
  ["=SMALL(raters,1)"],
  ["=TRIMMEAN(raters,0.2)"],
  ["=LEFT(name,1)"],
  ["=MID(name,2,1)"],
  ['=CONCATENATE(name,"-",base+1)', 'excel-difference CONCATENATE → =(name & "-" & (base+1))'],
  ['=TEXTJOIN(",",TRUE,name)', "excel-difference TEXTJOIN"],
  ['=TEXT(base,"0.00")', "excel-difference TEXT"],
  ['=VALUE("12")', "excel-difference VALUE"],
  ['=EXACT(name,"张三")'],
  ['=ISNUMBER(SEARCH("张",name))', 'excel-difference ISNUMBER → =CONTAINS(name, "张")'],
  ["=ISNUMBER(bonus)", "excel-difference ISNUMBER → =NOT(ISBLANK(bonus))"],
  ['=DATEDIF(since,until,"d")', "excel-difference DATEDIF → =DAYSBETWEEN(since, until)"],
  ['=DATEDIF(since,until,"m")', "excel-difference DATEDIF → =MONTHSBETWEEN(since, until)"],
  ["=DAYS(until,since)", "excel-difference DAYS → =DAYSBETWEEN(since, until)"],
  ["=DATE(2026,7,1)", 'excel-difference DATE → ="2026-07-01"'],
  ["=EDATE(since,3)", "excel-difference EDATE"],
  ["=TODAY()", "unknown-function TODAY"],
  ["=NOW()-since", "unknown-function NOW", "type-mismatch since"],
  ["=RAND()*10", "unknown-function RAND"],
  ["=B2*0.4", "unknown-name B2"],
  ["=$B$2*2", "unknown-name $B$2"],
  ["=SUM(B2:B10)", "unknown-name B2:B10"],
  ["=SUM(A:A)", "unknown-name A:A"],
  ["=Sheet1!A1+1", "unknown-name Sheet1!A1"],
  ["='附表 1'!B2*2", "unknown-name '附表 1'!B2"],
  ["=[@分值]*2", "unknown-name [@分值]"],
  ["=SUM(加分项[分值])", "type-mismatch 加分项[分值]", "type-mismatch 分值 → =SUM(加分项.分值)"],
  [
    "=SUM(加分项[@分值])",
    "type-mismatch 加分项[@分值]",
    "unexpected-character @ → =SUM(加分项[分值])",
    "type-mismatch 分值 → =SUM(加分项.分值)",
  ],
  ['=IF(name=“张三",1,0)', 'unterminated-text “张三",1,0) → =IF(name=“张三”,1,0)'],
  ["=IF(name=‘张三',1,0)", "unterminated-text ‘张三',1,0) → =IF(name=‘张三’,1,0)"],
  [
    "=SUM（加分项【类型＝“重点”】．分值）",
    "unexpected-character 【 → =SUM（加分项[类型＝“重点”】．分值）",
    "unexpected-character 】 → =SUM（加分项【类型＝“重点”]．分值）",
  ],
  ["=【办结数】+1", "unexpected-character 【 → =[办结数]+1"],
  ["=｛base+1｝*2", "unexpected-character ｛ → =(base+1｝*2", "unexpected-character ｝ → =｛base+1)*2"],
  ["=SUM({1,2,3})", "unexpected-character { → =SUM(1, 2, 3)"],
  ["=BAND(base,{90,10;75,8},0)", "unexpected-character { → =BAND(base,[[90, 10], [75, 8]],0)"],
  ["=base==60", "unexpected-token = → =base=60"],
  ["=base!=60", "unexpected-character ! → =base<>60"],
  ["=done&&done", "unexpected-token & → =done AND done"],
  ["=done||done", "unexpected-character | → =done OR done"],
  ["=2**3", "unexpected-token * → =2^3"],
  ["=base=>60", "unexpected-token > → =base>=60"],
  ["=base=<60", "unexpected-token < → =base<=60"],
  ["=base≥60", "unexpected-character ≥ → =base>=60"],
  ["=base×2÷3", "unexpected-character × → =base*2÷3", "unexpected-character ÷ → =base×2/3"],
  ["=ｂａｓｅ＋１"],
  ["=ｓｕｍ（１，２）"],
  ["=SUM(1；2)", "unexpected-character ； → =SUM(1,2)"],
  ["=SUM(1、2)", "unexpected-character 、 → =SUM(1,2)"],
  ["=AND(base>60,quality>80,done)"],
  ["=IF(base>60,,1)", "expected-token "],
];

for (const [source, ...told] of table) {
  test(source, () => {
    const found = check(source, scope).diagnostics.map(({ code, from, to, fix }) => {
      const fixed =
        fix === undefined ? "" : ` → ${source.slice(0, fix.from)}${fix.insert}${source.slice(fix.to)}`;
      return `${code} ${source.slice(from, to)}${fixed}`;
    });
    expect(found).toEqual(told);
  });
}

test("each function of Excel that is told has a sentence, and each sentence a function", () => {
  const rows = excelDifferences.map(({ words }) => words);
  expect([...excelWords.keys()].sort()).toEqual([...rows].sort());
  const names = excelDifferences.flatMap((row) => row.names);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    // What has become a function of ours since was told in edition 0.
    const [told] = check(`${name}(1)`, { ...scope, edition: 0 }).diagnostics;
    if (told === undefined) throw new Error(`${name} is not told`);
    expect(render(told, "zh")).toMatch(/\p{Script=Han}/u);
    expect(render(told, "en")).toMatch(/^[^\p{Script=Han}]{8,}$/u);
  }
});

test("a cell's address is said to be one", () => {
  const [told] = check("B2 + 1", scope).diagnostics;
  expect(told).toMatchObject({ code: "unknown-name", params: { name: "B2", cell: true } });
  expect(told && render(told, "zh")).toContain("单元格");
});
