import { describe, expect, it, test } from "vitest";
import { compileProgram, functions } from "../src/index.ts";
import { callPhrases, cohortPhrases, operatorPhrases } from "../src/reading/phrases.ts";
import { readAloud } from "../src/reading.ts";
import { operations } from "../src/runtime/operations.ts";
import { binaryOperators } from "../src/runtime/operators.ts";

const schema = {
  type: "object",
  required: ["办结数", "受理数", "类别"],
  properties: {
    办结数: { type: "integer", title: "按期办结数" },
    受理数: { type: "integer", title: "受理数" },
    问责: { type: "boolean", title: "是否受到问责" },
    满意率: { type: "number", title: "群众满意率" },
    类别: { enum: ["执法", "技术"], title: "人员类别" },
    加分: {
      type: "array",
      title: "加分项",
      items: {
        type: "object",
        required: ["级别", "分值"],
        properties: { 级别: { enum: ["国家级", "市级"] }, 分值: { type: "number" } },
      },
    },
  },
};

function read(source: string, locale: "zh" | "en") {
  const [definition] = compileProgram([{ name: "x", source }], { schema }).tree.definitions;
  return definition === undefined ? "" : readAloud(definition.root, locale);
}

test.each([
  ["办结数 / 受理数 * 30", "按期办结数 ÷ 受理数 × 30", "按期办结数 ÷ 受理数 × 30"],
  ["(办结数 + 1) * 2", "（按期办结数 + 1） × 2", "(按期办结数 + 1) × 2"],
  ["-(办结数 + 受理数)", "−（按期办结数 + 受理数）", "−(按期办结数 + 受理数)"],
  ["-MIN(5, 办结数 * 2)", "−（（按期办结数 × 2），最多 5）", "−((按期办结数 × 2), at most 5)"],
  [
    "SAFEDIV(办结数 - 1, 受理数, 0)",
    "（按期办结数 − 1） ÷ 受理数（受理数为 0 时按0）",
    "(按期办结数 − 1) ÷ 受理数 (0 where 受理数 is 0)",
  ],
  [
    "(办结数 > 1 OR 受理数 > 2) AND 办结数 > 3",
    "（按期办结数大于1，或者受理数大于2），并且按期办结数大于3",
    "(按期办结数 is greater than 1, or 受理数 is greater than 2), and 按期办结数 is greater than 3",
  ],
  [
    "办结数 > 1 OR 受理数 > 2 AND 办结数 > 3",
    "按期办结数大于1，或者（受理数大于2，并且按期办结数大于3）",
    "按期办结数 is greater than 1, or (受理数 is greater than 2, and 按期办结数 is greater than 3)",
  ],
  ["满意率 ?? 95", "群众满意率（未填按95）", "群众满意率 (95 where not filled in)"],
  [
    "IF(问责 ?? FALSE, -2, 0)",
    "如果是否受到问责（未填按“否”）为“是”，为 −2；否则为 0",
    "if 是否受到问责 (“no” where not filled in) is “yes”: −2; otherwise 0",
  ],
  [
    "NOT (问责 ?? FALSE)",
    "是否受到问责（未填按“否”）为“否”",
    "是否受到问责 (“no” where not filled in) is “no”",
  ],
  ["ISBLANK(满意率)", "群众满意率未填", "群众满意率 is not filled in"],
  ["NOT ISBLANK(满意率)", "群众满意率已填", "群众满意率 is filled in"],
  [
    "办结数 >= 10 AND 受理数 <> 0",
    "按期办结数不少于10，并且受理数不是0",
    "按期办结数 is at least 10, and 受理数 is not 0",
  ],
  ["SUM(加分.分值)", "加分项的“分值”之和", "the sum of “分值” of 加分项"],
  [
    'COUNT(加分[级别 = "市级"])',
    "加分项中级别是“市级”的各行的个数",
    "how many there are of the rows of 加分项 where 级别 is “市级”",
  ],
  ["MIN(30, SUM(加分.分值))", "加分项的“分值”之和，最多 30", "the sum of “分值” of 加分项, at most 30"],
  ["MAX(-5, 办结数)", "按期办结数，最少 −5", "按期办结数, at least −5"],
  [
    'SWITCH(类别, "执法", 3, "技术", 2)',
    "人员类别是“执法”时为 3；人员类别是“技术”时为 2",
    "where 人员类别 is “执法”: 3; where 人员类别 is “技术”: 2",
  ],
  [
    "BAND(办结数, [[90, 10], [75, 8]], 0)",
    "按期办结数达到 90 为 10；达到 75 为 8；其余为 0",
    "按期办结数 from 90 on: 10; from 75 on: 8; otherwise 0",
  ],
  [
    "WEIGHTED([[10, 办结数], [20, 满意率]])",
    "加权平均（按期办结数占 10、群众满意率占 20）",
    "the weighted mean (按期办结数 counting 10, 群众满意率 counting 20)",
  ],
  [
    "IF(办结数 > 1, 1, BLANK())",
    "如果按期办结数大于1，为 1；否则为 不计（不适用）",
    "if 按期办结数 is greater than 1: 1; otherwise nothing (does not apply)",
  ],
])("%s", (source, zh, en) => expect([read(source, "zh"), read(source, "en")]).toEqual([zh, en]));

describe("every operation reads in both languages", () => {
  const worded = new Set([...Object.keys(callPhrases), ...Object.keys(operatorPhrases), ...longer()]);

  it("of the runtime", () => {
    const all = [...operations.keys(), ...binaryOperators.keys()].map((name) => name.replace(/^~/, ""));
    expect(all.filter((name) => !worded.has(name))).toEqual([]);
  });

  it("over the group", () => {
    const names = functions.map(({ name }) => name).filter((name) => name.startsWith("COHORT."));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !(name.slice("COHORT.".length) in cohortPhrases))).toEqual([]);
  });

  it("and leaves no word of the language in a sentence", () => {
    for (const { example } of functions) {
      if (example.source.startsWith("COHORT.")) continue;
      const [definition] = compileProgram([{ name: "x", source: example.source }], { schema: exampleSchema })
        .tree.definitions;
      if (definition === undefined) continue;
      for (const locale of ["zh", "en"] as const)
        expect(readAloud(definition.root, locale)).not.toMatch(/\b[A-Z]{2,}\b\(|\?\?|TRUE|FALSE|\{/);
    }
  });
});

/** What reads longer than a phrase; the table above has each. */
function longer(): string[] {
  return ["IF", "IFS", "SWITCH", "BAND", "HIGHESTBAND", "WEIGHTED"];
}

const exampleSchema = {
  type: "object",
  properties: {
    raters: { type: "array", items: { type: "number" } },
    deduct: { type: "number" },
    bonus: { type: "number" },
    since: { type: "string", format: "date" },
  },
  required: ["raters", "deduct", "since"],
};
