import { describe, expect, test } from "vitest";
import { check, compile } from "../../src/index.ts";
import { form } from "../mistakes/form.ts";
import { records } from "../mistakes/records.ts";

const inputs = records(60);

type Oracle = (input: Readonly<Record<string, unknown>>) => unknown;

/** What Excel finds by equality, and what IFERROR gives otherwise. A blank cell is sought as 0, which no text is. */
const exactly = (key: string, table: Readonly<Record<string, number>>, otherwise: number): Oracle => {
  return (input) => table[String(input[key] ?? 0)] ?? otherwise;
};

/** What Excel finds by threshold: the highest that is reached, and below the lowest nothing. */
const reached = (key: string, table: readonly (readonly [number, number])[], otherwise: number): Oracle => {
  return (input) => table.findLast(([threshold]) => Number(input[key] ?? 0) >= threshold)?.[1] ?? otherwise;
};

const grades = { 优秀: 10, 称职: 8 };
const bands = [
  [60, 5],
  [80, 8],
  [90, 10],
] as const;
const number = (input: Readonly<Record<string, unknown>>, key: string) => Number(input[key] ?? 0);

/** A call of Excel → what it gives there, computed in another language. All are mended by one certain fix. */
const oracles: readonly (readonly [source: string, oracle: Oracle])[] = [
  ['IFERROR(VLOOKUP(级别,{"A",10;"B",8},2,FALSE),0)', exactly("级别", { A: 10, B: 8 }, 0)],
  ['IFERROR(VLOOKUP(级别,{"A",1,10;"B",2,8},3,FALSE),-1)', exactly("级别", { A: 10, B: 8 }, -1)],
  ['IFNA(VLOOKUP(等次,{"优秀",10;"称职",8},2,0),3)', exactly("等次", grades, 3)],
  ['IFERROR((VLOOKUP(等次,{"优秀",10;"称职",8},2,0)),3)', exactly("等次", grades, 3)],
  ["IFERROR(VLOOKUP(办结数,{0,7;2,9},2,FALSE),-1)", exactly("办结数", { 0: 7, 2: 9 }, -1)],
  ["IFERROR(VLOOKUP(bonus,{0,7;2,9},2,FALSE),-1)", exactly("bonus", { 0: 7, 2: 9 }, -1)],
  ["IFERROR(VLOOKUP(得分,{60,5;80,8;90,10},2),0)", reached("得分", bands, 0)],
  ["IFERROR(VLOOKUP(得分,{60,5;80,8;90,10},2,TRUE),0)", reached("得分", bands, 0)],
  ["IFERROR(VLOOKUP(bonus,{60,5;80,8;90,10},2,1),1)", reached("bonus", bands, 1)],
  ["IFNA(LOOKUP(得分,{60,80,90},{5,8,10}),0)", reached("得分", bands, 0)],
  ["IFERROR(LOOKUP(得分,{60,5;80,8;90,10}),0)", reached("得分", bands, 0)],
  ["IFERROR(HLOOKUP(得分,{60,80,90;5,8,10},2,TRUE),0)", reached("得分", bands, 0)],
  ['IFERROR(HLOOKUP(等次,{"优秀","称职";10,8},2,FALSE),0)', exactly("等次", grades, 0)],
  ['XLOOKUP(等次,{"优秀","称职"},{10,8},0)', exactly("等次", grades, 0)],
  ["XLOOKUP(得分,{60,80,90},{5,8,10},0,-1)", reached("得分", bands, 0)],
  ['IFERROR(INDEX({10,8},MATCH(等次,{"优秀","称职"},0)),0)', exactly("等次", grades, 0)],
  ["IFERROR(INDEX({5,8,10},MATCH(得分,{60,80,90})),0)", reached("得分", bands, 0)],
  ["IFERROR(INDEX({5,8,10},MATCH(得分,{60,80,90},1)),0)", reached("得分", bands, 0)],
  ['IFERROR(MATCH(等次,{"优秀","称职"},0),0)', exactly("等次", { 优秀: 1, 称职: 2 }, 0)],
  ["IFERROR(CHOOSE(办结数,5,8,10),-1)", exactly("办结数", { 1: 5, 2: 8, 3: 10 }, -1)],
  ["IFERROR(CHOOSE(得分,5,8,10),-1)", (input) => [5, 8, 10][Math.trunc(number(input, "得分")) - 1] ?? -1],
  ["CEILING(b,5)", (input) => Math.ceil(number(input, "b") / 5) * 5 + 0],
  ["CEILING.MATH(b)", (input) => Math.ceil(number(input, "b")) + 0],
  ["FLOOR(b,5)", (input) => Math.floor(number(input, "b") / 5) * 5],
  ["TRUNC(b)", (input) => Math.trunc(number(input, "b")) + 0],
  ["QUOTIENT(b,2)", (input) => Math.trunc(number(input, "b") / 2) + 0],
  ["SIGN(b)", (input) => Math.sign(number(input, "b"))],
  ["IF(ISNUMBER(bonus),1,0)", (input) => (input.bonus === undefined ? 0 : 1)],
  ['IF(ISNUMBER(SEARCH("张",姓名)),1,0)', (input) => (String(input.姓名).includes("张") ? 1 : 0)],
  ["IF(XOR(已调离,a>60),1,0)", (input) => ((input.已调离 === true) !== number(input, "a") > 60 ? 1 : 0)],
];

describe("a converted call gives what Excel gives", () => {
  for (const [source, oracle] of oracles) {
    test(source, () => {
      const [told, ...others] = check(source, form, "number").diagnostics;
      expect({ others, certain: told?.fix?.certain }).toEqual({ others: [], certain: true });
      const { from, to, insert } = told?.fix ?? { from: 0, to: 0, insert: "" };
      const formula = compile(source.slice(0, from) + insert + source.slice(to), form);
      for (const input of inputs) {
        expect({ input, result: formula.evaluate(input) }).toEqual({
          input,
          result: { value: oracle(input) },
        });
      }
    });
  }
});

describe("what can't be said here, or would mean something else, is not converted", () => {
  const refused = [
    "IFERROR(VLOOKUP(得分,{90,10;80,8},2),0)",
    'IFERROR(VLOOKUP(级别,{"A",10;2,8},2,FALSE),0)',
    'IFERROR(VLOOKUP(级别,{"A",10;"B",8},3,FALSE),0)',
    'IFERROR(VLOOKUP(级别,{"A",10;"B",8},a,FALSE),0)',
    'IFERROR(VLOOKUP(级别,{"A",10;"B",8},2,FALSE)+1,0)',
    "IFERROR(MATCH(得分,{90,80},-1),0)",
    "IFNA(a/b,0)",
    "RANK.AVG(a,评分)",
    "RANK(a,区域,x)",
    "MROUND(a,b)",
    "CEILING(a,b)",
    "DAYS360(入职日期,截止日期)",
    "TRUNC(a,1,2)",
    'DATEDIF(入职日期,截止日期,"ym")',
    "IF(ISNUMBER(姓名),1,0)",
    'IF(ISNUMBER(SEARCH("a",姓名)),1,0)',
    "SUBTOTAL(7,评分)",
    "VAR(评分)",
  ];
  for (const source of refused) {
    test(source, () => {
      const told = check(source, form, "number").diagnostics.filter(
        ({ code }) => code === "excel-difference",
      );
      expect(told.map(({ fix }) => fix)).toEqual(told.map(() => undefined));
      expect(told.length).toBeGreaterThan(0);
    });
  }
});

test("what is another number than Excel's is offered, and never certain", () => {
  const offered: readonly (readonly [string, string])[] = [
    ["STDEV(评分)", "STDEV.P"],
    ["RANK(a,区域)", "COHORT.RANK(a)"],
    ["RANK(a,区域,0)", "COHORT.RANK(a)"],
    ["RANK(a,区域,1)", "COHORT.RANK(-a)"],
    ["MROUND(a,5)", "(ROUND(a / 5, 0) * 5)"],
    ['DATEDIF(入职日期,截止日期,"d")', "DAYSBETWEEN(入职日期, 截止日期)"],
    ["MAXA(评分)", "MAX(评分)"],
    ['VLOOKUP(级别,{"A",10;"B",8},2,FALSE)', 'SWITCH(级别, "A", 10, "B", 8)'],
  ];
  const found = offered.map(([source]) => {
    const fix = check(source, form, "number?").diagnostics.find(
      ({ code }) => code === "excel-difference",
    )?.fix;
    return [source, fix?.insert, fix?.certain];
  });
  expect(found).toEqual(offered.map(([source, insert]) => [source, insert, undefined]));
});
