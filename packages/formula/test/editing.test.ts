import { describe, expect, test } from "vitest";
import {
  check,
  complete,
  format,
  functions,
  highlight,
  references,
  rename,
  writeName,
  writeReference,
} from "../src/index.ts";
import { scope } from "./fixture.ts";

describe("format", () => {
  const table: readonly (readonly [string, string])[] = [
    ["1+2*3", "1 + 2 * 3"],
    ["=sum（１，２）", "SUM(1, 2)"],
    ["-  base", "-base"],
    ["2^-1", "2 ^ -1"],
    ["bonus??0", "bonus ?? 0"],
    ["40 %", "40 %"],
    ["40%*2", "40% * 2"],
    ["( bonus??0 )%", "(bonus ?? 0)%"],
    ["加分项 [ 类型=“重点” ] . 分值", '加分项[类型 = "重点"].分值'],
    ["band(base,[[90,10],[75,8]],0)", "BAND(base, [[90, 10], [75, 8]], 0)"],
    ["[base]+1", "base + 1"],
    ["NOT  done and not(done)", "NOT done AND NOT(done)"],
    ["(done)and(done)", "(done) AND (done)"],
    ["1/* 一 */+2", "1 /* 一 */ + 2"],
    ["if(done,\n1,\n2)", "IF(done,\n  1,\n  2)"],
    ["'a\"b'", '"a""b"'],
    ["1 +", "1 +"],
  ];
  for (const [source, expected] of table) test(source, () => expect(format(source)).toBe(expected));
});

describe("rename", () => {
  test("a field, everywhere and nothing else", () => {
    expect(rename('base + 加分项.base + "base" + BASE(base)', "base", "基础")).toBe(
      '基础 + 加分项.base + "base" + BASE(基础)',
    );
  });
  test("a property of rows, in filters and behind dots", () => {
    expect(rename("SUM(加分项[分值 > 分值 + x.分值].分值) + 分值", "加分项.分值", "分 数")).toBe(
      "SUM(加分项[[分 数] > [分 数] + x.分值].[分 数]) + 分值",
    );
  });
  test("through parentheses and filters alike", () => {
    expect(rename("(加分项).分值 + (加分项[分值 > 1]).分值 + (x).分值", "加分项.分值", "分")).toBe(
      "(加分项).分 + (加分项[分 > 1]).分 + (x).分值",
    );
  });
  test("an indicator", () => {
    expect(rename("indicators.A1 + indicators.[A-1] + A1", "indicators.A-1", "B2")).toBe(
      "indicators.A1 + indicators.B2 + A1",
    );
  });
  test("with a scope, names in filters are told apart by their meaning", () => {
    expect(rename("COUNT(加分项[分值 > base])", "分值", "x", scope)).toBe("COUNT(加分项[分值 > base])");
    expect(rename("COUNT(加分项[分值 > base])", "base", "x", scope)).toBe("COUNT(加分项[分值 > x])");
  });
});

test("names are written bare or in brackets", () => {
  expect(["办结数", "a b", "2x", "A-1", "and", "a]b", "[x"].map(writeName)).toEqual([
    "办结数",
    "[a b]",
    "[2x]",
    "[A-1]",
    "[and]",
    "[a\\]b]",
    "[\\[x]",
  ]);
  expect(writeReference("indicators", "A-1")).toBe("indicators.[A-1]");
});

test("highlight gives every word its kind", () => {
  const source = 'STDEV.P(raters) + 加分项.分值 & "x" /* y */ AND NOT(TRUE) * 40%';
  expect(highlight(source).map(({ from, to, kind }) => `${source.slice(from, to)} ${kind}`)).toEqual([
    "STDEV function",
    ". punctuation",
    "P function",
    "( punctuation",
    "raters name",
    ") punctuation",
    "+ operator",
    "加分项 name",
    ". punctuation",
    "分值 property",
    "& operator",
    '"x" text',
    "/* y */ comment",
    "AND keyword",
    "NOT function",
    "( punctuation",
    "TRUE keyword",
    ") punctuation",
    "* operator",
    "40% number",
  ]);
});

describe("completion", () => {
  /** The labels offered at the `|`. */
  const labels = (source: string) =>
    complete(source.replace("|", ""), source.indexOf("|"), scope).map(({ label }) => label);

  test("fields and functions where a value may stand", () => {
    expect(labels("|")).toEqual(expect.arrayContaining(["base", "加分项", "SUM", "TRUE"]));
    expect(labels("1 + 办|")).toEqual(["办结数"]);
    expect(labels("ROUND(qual|, 2)")).toEqual(["quality"]);
    expect(labels("TRIM|")).toEqual(["TRIMAVERAGE", "TRIMMEAN"]);
  });
  test("properties behind a dot", () => {
    expect(labels("SUM(加分项.|)")).toEqual(["类型", "分值", "说明"]);
    expect(labels('SUM(加分项[类型 = "重点"].分|')).toEqual(["分值"]);
  });
  test("the row's own names first inside of a filter", () => {
    expect(labels("COUNT(加分项[|])").slice(0, 4)).toEqual(["类型", "分值", "说明", "base"]);
  });
  test("the listed values inside of a text", () => {
    expect(labels('category = "|"')).toEqual(["field", "technical", "general"]);
    expect(labels('category = "tech|')).toEqual(["technical"]);
    expect(complete('category = "警务"', 13, scope)).toMatchObject([
      { label: "technical", insert: '"technical"', from: 11, to: 15, title: "警务技术类" },
    ]);
    expect(labels('name = "|"')).toEqual([]);
  });
  test("the listed values where an enum is compared, also before a quote is typed", () => {
    expect(labels("category = |").slice(0, 4)).toEqual(["field", "technical", "general", "base"]);
    expect(labels("IF(category <> 警|, 1, 2)")).toEqual(["technical"]);
    expect(labels("| = category").slice(0, 3)).toEqual(["field", "technical", "general"]);
    expect(labels("SWITCH(category, |").slice(0, 3)).toEqual(["field", "technical", "general"]);
    expect(labels('SWITCH(category, "field", 1, |, 2)').slice(0, 3)).toEqual([
      "field",
      "technical",
      "general",
    ]);
    expect(labels("COUNT(加分项[类型 = |])").slice(0, 3)).toEqual(["重点", "一般", "类型"]);
    expect(labels("base = |")).not.toContain("field");
    expect(complete("category = te", 13, scope)[0]).toMatchObject({
      insert: '"technical"',
      from: 11,
      to: 13,
    });
  });
  test("operators behind a value, nothing in a comment", () => {
    expect(labels("base |")).toEqual(["AND", "OR", "??"]);
    expect(labels("1 /* ba| */")).toEqual([]);
  });
  test("replaces the word that is there", () => {
    expect(complete("1 + quali * 2", 8, scope)).toMatchObject([
      { insert: "quality", from: 4, to: 9, kind: "field" },
    ]);
  });
  test("titles match, and the editor may bring a matcher of its own", () => {
    const schema = { properties: { bonus: { type: "number", title: "加分" } } };
    expect(complete("加", 1, { schema }).map(({ label }) => label)).toEqual(["bonus"]);
    const initials = (typed: string, { title }: { title?: string }) => typed === "jf" && title === "加分";
    expect(complete("jf", 2, { schema }, initials).map(({ label }) => label)).toEqual(["bonus"]);
  });
});

test("functions are documented in both languages", () => {
  for (const { name, signature, docs } of functions) {
    expect(signature.startsWith(`${name}(`)).toBe(true);
    expect(docs.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(docs.en).toMatch(/^[^\p{Script=Han}]+\.$/u);
  }
});

describe("references", () => {
  const schema = {
    type: "object",
    properties: {
      数: { type: "number" },
      表: {
        type: "array",
        items: { type: "object", properties: { 数: { type: "number" }, 倍: { type: "number" } } },
      },
      单位: {
        type: "object",
        properties: {
          人员: { type: "array", items: { type: "object", properties: { 数: { type: "number" } } } },
        },
      },
    },
  };
  const told = (source: string) =>
    references(source, { schema, indicators: { A1: "number?" } }).map(
      ({ path, from, to }) => `${path.join("/")}@${source.slice(from, to)}`,
    );

  test.each<[string, string[]]>([
    ["数 + SUM(表[数 > 1].数)", ["数@数", "表@表", "表/数@数", "表/数@数"]],
    ["SUM(单位.人员[数 > 1].数)", ["单位@单位", "单位/人员@人员", "单位/人员/数@数", "单位/人员/数@数"]],
    ["SUM((表)[[数] > 1].倍)", ["表@表", "表/数@[数]", "表/倍@倍"]],
    ["COUNT((表 ?? 单位.人员)[数 > 1])", ["表@表", "单位@单位", "单位/人员@人员", "表/数@数"]],
    ["SUM(IF(数 > 1, 表, 表)[数 > 1].数)", ["数@数", "表@表", "表@表", "表/数@数", "表/数@数"]],
    ["indicators.A1 + 未知 + 数 +", ["indicators@indicators", "indicators/A1@A1", "数@数"]],
    ["", []],
  ])("%s", (source, expected) => expect(told(source)).toEqual(expected));

  test("a path of three is renamed by its meaning and by its words", () => {
    const source = "数 + SUM(单位.人员[数 > 1].数)";
    const renamed = "数 + SUM(单位.人员[人数 > 1].人数)";
    expect(rename(source, "单位.人员.数", "人数", { schema })).toBe(renamed);
    expect(rename(source, "单位.人员.数", "人数")).toBe(renamed);
  });
});

describe("words for numbers", () => {
  const own = {
    ...scope,
    constants: { 满分: { value: 30, title: "本指标的满分" }, base: { value: 1, title: "x" } },
  };
  const labels = (source: string) =>
    complete(source, source.length, own).filter(({ label }) => ["满分", "base"].includes(label));

  test("are offered with their titles, but not where a field has the name", () => {
    expect(labels("").map(({ label, title, detail }) => [label, title, detail.zh])).toEqual([
      ["base", undefined, "number"],
      ["满分", "本指标的满分", "30"],
    ]);
  });

  test("are references by their own name", () => {
    expect(references("满分 + base", own).map(({ path }) => path)).toEqual([["满分"], ["base"]]);
  });

  test("a slip of the pen is told with the word offered", () => {
    const [first] = check("满份 * 2", own).diagnostics;
    expect([first?.code, first?.params.nearest]).toEqual(["unknown-name", "满分"]);
  });
});
