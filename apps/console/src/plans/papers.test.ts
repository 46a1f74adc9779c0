import type { StaffCategory } from "@duheng/contracts";
import { expect, test } from "vitest";
import { paperRows, withPaper } from "./papers.ts";

const category = (id: string, levels?: string[]): StaffCategory => ({
  id,
  tenantId: "t",
  code: id,
  name: id,
  order: 0,
  state: "active",
  ...(levels === undefined ? {} : { levels }),
  revision: 0,
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
});

test("every category has a line, and each of its levels one more", () => {
  const rows = paperRows(
    [category("A"), category("B", ["正科", "副科"])],
    [{ categoryId: "B", level: "副科", formId: "f" }],
  );
  expect(rows.map((row) => [row.categoryId, row.level, row.formId])).toEqual([
    ["A", undefined, undefined],
    ["B", undefined, undefined],
    ["B", "正科", undefined],
    ["B", "副科", "f"],
  ]);
});

test("a level of before is the same though one of the two holds what nobody sees", () => {
  const papers = [
    { categoryId: "B", level: "正科\u200B", formId: "f" },
    { categoryId: "B", formId: "g" },
  ];
  const clean = { categoryId: "B", level: "正科" };
  expect(paperRows([category("B", ["正科"])], papers).map(({ formId }) => formId)).toEqual(["g", "f"]);
  expect(paperRows([category("B", ["正\uFEFF科"])], papers).map(({ formId }) => formId)).toEqual(["g", "f"]);
  expect(withPaper(papers, clean, "h")).toEqual([
    { categoryId: "B", formId: "g" },
    { ...clean, formId: "h" },
  ]);
  expect(withPaper(papers, clean, undefined)).toEqual([{ categoryId: "B", formId: "g" }]);
});

test("levels of a category that look the same have one line", () => {
  const rows = paperRows([category("B", ["正科", "正科\u200B", "副科"])], []);
  expect(rows.map(({ level }) => level)).toEqual([undefined, "正科", "副科"]);
});

test("a line has one form at most, and can lose it", () => {
  const once = withPaper([{ categoryId: "A", formId: "f1" }], { categoryId: "A" }, "f2");
  expect(once).toEqual([{ categoryId: "A", formId: "f2" }]);
  expect(withPaper(once, { categoryId: "A", level: "正科" }, "f3")).toHaveLength(2);
  expect(withPaper(once, { categoryId: "A" }, undefined)).toEqual([]);
});
