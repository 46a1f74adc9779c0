import { expect, it } from "vitest";
import { cleanPaste } from "../../src/formula-editor/clean-paste.ts";

it.each([
  ["a leading =", "=SUM(a,b)", "SUM(a,b)"],
  ["the line break behind a cell", "=SUM(a,b)\r\n", "SUM(a,b)"],
  ["the quotes around a cell", '"=IF(a=""x"",1,0)"\r\n', 'IF(a="x",1,0)'],
  ["the quotes around a cell of two lines", '"=IF(a,\n""x"",2)"', 'IF(a,\n"x",2)'],
  ["full-width marks", "＝SUM（a，b）", "SUM(a,b)"],
  ["the apostrophe of a cell made text", "'=a+b", "a+b"],
  ["the plus behind the =", "=+a", "a"],
  ["tabs and unseen characters", "\t=a\t+\u200bb\u00a0", "a +b"],
])("takes away %s", (_, pasted, cleaned) => expect(cleanPaste(pasted)).toBe(cleaned));

it.each([
  ["a text of the formula's own", '"重点"', ""],
  ["full-width marks in a text", "“ａ，b”", ""],
  ["anything inside of a text", "=a\t（b）", 'x = "'],
  ["the = of a comparison", '="重点"', "类型 "],
  ["a plain name with its spaces", " 办结数 ", "1 +"],
])("keeps %s", (_, pasted, before) => expect(cleanPaste(pasted, before)).toBe(pasted));

it("takes away the = of a formula pasted as an argument", () =>
  expect(cleanPaste("=SUM(a)", "MAX(0, ")).toBe("SUM(a)"));
