import type { StaffCategory } from "@duheng/contracts";
import { expect, test } from "vitest";
import { paperRows, withPaper } from "./papers.ts";

const category = (id: string, levels?: string[]): StaffCategory => ({
  id,
  tenantId: "t",
  code: id,
  name: id,
  order: 0,
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

test("a line has one form at most, and can lose it", () => {
  const once = withPaper([{ categoryId: "A", formId: "f1" }], { categoryId: "A" }, "f2");
  expect(once).toEqual([{ categoryId: "A", formId: "f2" }]);
  expect(withPaper(once, { categoryId: "A", level: "正科" }, "f3")).toHaveLength(2);
  expect(withPaper(once, { categoryId: "A" }, undefined)).toEqual([]);
});
