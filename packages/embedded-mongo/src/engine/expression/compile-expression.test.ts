import { BSONRegExp, Decimal128, ObjectId } from "bson";
import { expect, test } from "vitest";
import { type Document, documentOf } from "../document.ts";
import { double } from "../numbers.ts";
import { compileExpression } from "./compile-expression.ts";

const dec = (text: string) => Decimal128.fromString(text);
const now = new Date("2026-07-15T10:20:30.456Z");
const root: Document = {
  a: 5,
  b: "text",
  n: null,
  list: [3, 1, 2],
  docs: [{ x: 1 }, { x: 2 }, { y: 3 }],
  deep: { c: { d: 7 } },
  when: now,
};

/** expression, value on `root` */
const table: readonly [unknown, unknown][] = [
  ["$a", 5],
  ["$deep.c.d", 7],
  ["$missing", undefined],
  ["$docs.x", [1, 2]],
  ["$list.0", []],
  ["$$ROOT.a", 5],
  ["$$CURRENT.b", "text"],
  ["$$NOW", now],
  ["$$REMOVE", undefined],
  [{ $literal: "$a" }, "$a"],
  [{ x: "$a", y: "$missing" }, { x: 5 }],
  [
    ["$a", "$missing"],
    [5, null],
  ],
  [{ $add: [1, 2] }, 3],
  [{ $add: [2147483647, 1] }, 2147483648n],
  [{ $add: [2n ** 63n - 1n, 1] }, 2 ** 63],
  [{ $add: [1, 1n] }, 2n],
  [{ $add: [1, 0.5] }, 1.5],
  [{ $add: [double(1), 1] }, double(2)],
  [{ $add: [dec("0.1"), dec("0.2")] }, dec("0.3")],
  [{ $add: [dec("1"), 1] }, dec("2")],
  [{ $add: ["$when", 1000] }, new Date(now.getTime() + 1000)],
  [{ $add: [1, "$n"] }, null],
  [{ $subtract: [1, 3] }, -2],
  [{ $subtract: ["$when", new Date(now.getTime() - 5)] }, 5n],
  [{ $multiply: [65536, 65536] }, 4294967296n],
  [{ $multiply: [dec("1.1"), dec("1.1")] }, dec("1.21")],
  [{ $divide: [6, 3] }, double(2)],
  [{ $divide: [1, 4] }, 0.25],
  [{ $divide: [dec("1"), dec("3")] }, dec("0.3333333333333333333333333333333333")],
  [{ $divide: [dec("10"), dec("4")] }, dec("2.5")],
  [{ $mod: [7, 3] }, 1],
  [{ $mod: [-7, 3] }, -1],
  [{ $mod: [dec("7.5"), 2] }, dec("1.5")],
  [{ $abs: -5 }, 5],
  [{ $ceil: 1.2 }, double(2)],
  [{ $floor: -1.2 }, double(-2)],
  [{ $floor: dec("-1.5") }, dec("-2")],
  [{ $round: [2.5] }, double(2)],
  [{ $round: [3.5] }, double(4)],
  [{ $round: [1.25, 1] }, 1.2],
  [{ $round: [2.675, 2] }, 2.67],
  [{ $add: [dec("1"), 0.5] }, dec("1.5")],
  [{ $round: [1234, -2] }, 1200],
  [{ $round: [dec("2.345"), 2] }, dec("2.34")],
  [{ $trunc: [2.789, 1] }, 2.7],
  [{ $pow: [2, 10] }, 1024],
  [{ $pow: [2, 40] }, 1099511627776n],
  [{ $sqrt: 16 }, double(4)],
  [{ $eq: [1, 1n] }, true],
  [{ $eq: ["$missing", null] }, false],
  [{ $lt: ["$missing", null] }, true],
  [{ $gt: ["a", 1] }, true],
  [{ $cmp: [1, 2] }, -1],
  [{ $and: [true, 1, "x"] }, true],
  [{ $and: [] }, true],
  [{ $or: [0, null] }, false],
  [{ $not: ["$n"] }, true],
  [{ $cond: [{ $gt: ["$a", 3] }, "big", "small"] }, "big"],
  [
    {
      $cond: documentOf([
        ["if", "$n"],
        ["then", 1],
        ["else", 2],
      ]),
    },
    2,
  ],
  [{ $ifNull: ["$n", "$missing", "x"] }, "x"],
  [
    {
      $switch: {
        branches: [
          documentOf([
            ["case", { $eq: ["$a", 5] }],
            ["then", "five"],
          ]),
        ],
        default: "other",
      },
    },
    "five",
  ],
  [{ $let: { vars: { x: "$a", y: 2 }, in: { $multiply: ["$$x", "$$y"] } } }, 10],
  [{ $map: { input: "$list", as: "i", in: { $add: ["$$i", 1] } } }, [4, 2, 3]],
  [{ $map: { input: "$list", in: "$$this" } }, [3, 1, 2]],
  [{ $filter: { input: "$list", cond: { $gte: ["$$this", 2] } } }, [3, 2]],
  [{ $filter: { input: "$docs", as: "d", cond: { $eq: ["$$d.x", 2] } } }, [{ x: 2 }]],
  [{ $reduce: { input: "$list", initialValue: 0, in: { $add: ["$$value", "$$this"] } } }, 6],
  [
    {
      $map: { input: [1, 2], as: "o", in: { $map: { input: [10], as: "i", in: { $add: ["$$o", "$$i"] } } } },
    },
    [[11], [12]],
  ],
  [{ $size: "$list" }, 3],
  [{ $arrayElemAt: ["$list", -1] }, 2],
  [{ $arrayElemAt: ["$list", 9] }, undefined],
  [{ $first: "$list" }, 3],
  [{ $slice: ["$list", 2] }, [3, 1]],
  [{ $slice: ["$list", -2, 1] }, [1]],
  [{ $concatArrays: ["$list", [9]] }, [3, 1, 2, 9]],
  [{ $in: [2, "$list"] }, true],
  [{ $indexOfArray: ["$list", 2] }, 2],
  [{ $range: [0, 10, 3] }, [0, 3, 6, 9]],
  [{ $reverseArray: "$list" }, [2, 1, 3]],
  [
    { $zip: { inputs: [[1, 2], ["a"]], useLongestLength: true } },
    [
      [1, "a"],
      [2, null],
    ],
  ],
  [{ $sortArray: { input: "$list", sortBy: 1 } }, [1, 2, 3]],
  [{ $sortArray: { input: "$docs", sortBy: { x: -1 } } }, [{ x: 2 }, { x: 1 }, { y: 3 }]],
  [
    {
      $setUnion: [
        [1, 2],
        [2, 3],
      ],
    },
    [1, 2, 3],
  ],
  [
    {
      $setIntersection: [
        [1, 2],
        [2, 3],
      ],
    },
    [2],
  ],
  [{ $setDifference: [[1, 2], [2]] }, [1]],
  [{ $setIsSubset: [[1], [1, 2]] }, true],
  [
    {
      $setEquals: [
        [1, 2],
        [2, 1, 1],
      ],
    },
    true,
  ],
  [{ $objectToArray: { p: 1 } }, [{ k: "p", v: 1 }]],
  [
    {
      $arrayToObject: [
        [
          ["p", 1],
          ["q", 2],
        ],
      ],
    },
    { p: 1, q: 2 },
  ],
  [{ $mergeObjects: [{ p: 1, q: 1 }, null, { q: 2 }] }, { p: 1, q: 2 }],
  [{ $getField: "a" }, 5],
  [{ $getField: { field: { $literal: "$x" }, input: { $literal: { $x: 1 } } } }, 1],
  [{ $setField: { field: "z", input: { p: 1 }, value: 2 } }, { p: 1, z: 2 }],
  [{ $sum: "$list" }, 6],
  [{ $avg: [1, 2] }, 1.5],
  [{ $max: ["$a", 9] }, 9],
  [{ $concat: ["$b", "-", "x"] }, "text-x"],
  [{ $concat: ["$b", "$n"] }, null],
  [{ $toUpper: "abc度" }, "ABC度"],
  [{ $substrCP: ["度衡平台", 1, 2] }, "衡平"],
  [{ $substrBytes: ["abcdef", 1, 3] }, "bcd"],
  [{ $strLenCP: "度衡" }, 2],
  [{ $strLenBytes: "度衡" }, 6],
  [{ $split: ["a-b-c", "-"] }, ["a", "b", "c"]],
  [{ $trim: { input: "  x " } }, "x"],
  [{ $indexOfCP: ["度衡平台", "平"] }, 2],
  [{ $replaceAll: { input: "a.a", find: ".", replacement: { $literal: "$&" } } }, "a$&a"],
  [{ $regexMatch: { input: "Hello", regex: new BSONRegExp("^h", "i") } }, true],
  [{ $regexFind: { input: "xay", regex: "a(y)" } }, { match: "ay", idx: 1, captures: ["y"] }],
  [
    { $regexFindAll: { input: "aba", regex: "a" } },
    [
      { match: "a", idx: 0, captures: [] },
      { match: "a", idx: 2, captures: [] },
    ],
  ],
  [{ $year: "$when" }, 2026],
  [{ $hour: { date: "$when", timezone: "Asia/Shanghai" } }, 18],
  [{ $dayOfWeek: "$when" }, 4],
  [{ $dateToString: { date: "$when", format: "%Y-%m-%d %H:%M", timezone: "+08:00" } }, "2026-07-15 18:20"],
  [{ $dateToString: { date: "$when" } }, "2026-07-15T10:20:30.456Z"],
  [
    { $dateAdd: { startDate: new Date("2026-01-31T00:00:00Z"), unit: "month", amount: 1 } },
    new Date("2026-02-28T00:00:00Z"),
  ],
  [
    {
      $dateDiff: {
        startDate: new Date("2025-12-31T23:00:00Z"),
        endDate: new Date("2026-01-01T01:00:00Z"),
        unit: "year",
      },
    },
    1n,
  ],
  [{ $dateTrunc: { date: "$when", unit: "quarter" } }, new Date("2026-07-01T00:00:00Z")],
  [{ $dateTrunc: { date: "$when", unit: "week", startOfWeek: "monday" } }, new Date("2026-07-13T00:00:00Z")],
  [
    { $dateTrunc: { date: "$when", unit: "day", timezone: "Asia/Shanghai" } },
    new Date("2026-07-14T16:00:00Z"),
  ],
  [{ $dateFromParts: { year: 2026, month: 7, timezone: "Asia/Shanghai" } }, new Date("2026-06-30T16:00:00Z")],
  [{ $dateFromString: { dateString: "2026-07-01" } }, new Date("2026-07-01T00:00:00Z")],
  [{ $isNumber: { $rand: {} } }, true],
  [{ $type: "$missing" }, "missing"],
  [{ $type: "$a" }, "int"],
  [{ $isNumber: "$b" }, false],
  [{ $toString: 1.5 }, "1.5"],
  [{ $toInt: "42" }, 42],
  [{ $toInt: 3.9 }, 3],
  [{ $toLong: "42" }, 42n],
  [{ $toDouble: "2" }, double(2)],
  [{ $toDecimal: 0.1 }, dec("0.100000000000000")],
  [{ $toDecimal: "1.10" }, dec("1.10")],
  [{ $toBool: "x" }, true],
  [{ $toObjectId: "64b5f0a1c2d3e4f5a6b7c8d9" }, new ObjectId("64b5f0a1c2d3e4f5a6b7c8d9")],
  [{ $toDate: "2026-07-01T08:00:00+08:00" }, new Date("2026-07-01T00:00:00Z")],
  [{ $convert: { input: "x", to: "int", onError: -1 } }, -1],
  [{ $convert: { input: 1, to: "missing", onError: -1 } }, -1],
  [{ $convert: { input: null, to: "int", onNull: 0 } }, 0],
];

test.each(
  table.map(
    ([expression, value], index) =>
      [index, Object.keys(Object(expression))[0] ?? "", expression, value] as const,
  ),
)("row %i: %s", (_index, _name, expression, value) => {
  expect(compileExpression(expression, { now })(root)).toEqual(value);
});

test.each<[unknown, number]>([
  [{ $foo: 1 }, 168],
  [{ $add: 1, $sum: 2 }, 15983],
  ["$$unknown", 17276],
  [{ $add: ["x", 1] }, 14],
  [{ $divide: [1, 0] }, 2],
  [{ $size: 1 }, 17124],
  [{ $eq: [1] }, 16020],
  [{ $toInt: "x" }, 241],
  [{ $toInt: 2n ** 40n }, 241],
  [{ $map: { input: [], foo: 1, in: 1 } }, 9],
  [{ $dateToString: { date: 1 } }, 16006],
  [{ $hour: { date: now, timezone: "Nowhere" } }, 40485],
  [{ a: { $function: {} } }, 168],
  [{ $abs: -(2n ** 63n) }, 28680],
  [{ $cond: { if: true, else: 1 } }, 17081],
  [{ $cond: { if: true, else: 2, other: 3 } }, 17083],
  [{ $ifNull: ["$a"] }, 1257300],
  [{ $indexOfCP: ["a", "a", -1] }, 40097],
  [{ $indexOfBytes: ["a", "a", 0, "x"] }, 40096],
  [{ $substrCP: ["a", -1, 1] }, 34455],
  [{ $substrCP: ["a", 0, "x"] }, 34452],
  [{ $range: ["a", 1] }, 34443],
  [{ $range: [0, 1.5] }, 34446],
  [{ $range: [0, 5, 2.5] }, 34448],
  [{ $rand: 1 }, 3040501],
  ["$", 16872],
  ["$a..b", 15998],
])("refuses row %#", (expression, code) => {
  expect(() => compileExpression(expression)(root)).toThrow(expect.objectContaining({ code }));
});

test("variables given from outside are read anew at each evaluation", () => {
  const vars: Record<string, unknown> = { x: 1 };
  const evaluate = compileExpression({ $add: ["$$x", "$a"] }, { vars });
  expect(evaluate(root)).toBe(6);
  vars.x = 10;
  expect(evaluate(root)).toBe(15);
});
