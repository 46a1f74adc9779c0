import { beforeAll, expect, it } from "vitest";
import { findLines } from "../../src/design/structure/find-lines.ts";
import { outlineForm } from "../../src/design/structure/outline.ts";
import { loadPinyin } from "../../src/formula-editor/pinyin.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

beforeAll(loadPinyin);

const outline = outlineForm(patrolForm, new Set());
const lines = [...outline.fields, ...outline.scoring, ...outline.samples];
const find = (typed: string) => {
  const { found, shown } = findLines(patrolForm, lines, typed);
  return {
    found: found.map(({ title }) => title),
    shown: lines
      .filter(({ selection }) =>
        shown.has(
          selection.kind === "field"
            ? `field:${JSON.stringify(selection.path)}`
            : "id" in selection
              ? `${selection.kind}:${selection.id}`
              : "form",
        ),
      )
      .map(({ title }) => title),
  };
};

it("finds a field by its title, with the section and page that it stands in", () => {
  expect(find("季度小结")).toEqual({
    found: ["季度小结"],
    shown: ["工作情况", "案件办理", "季度小结"],
  });
});

it("finds by the key that formulas use, and an indicator by its code", () => {
  expect(find("办结数").found).toContain("办结案件数");
  expect(find("作风").found).toContain("工作作风");
});

it("finds by pinyin and by its initials", () => {
  expect(find("jinghao").found).toContain("警号");
  expect(find("jdxj").found).toContain("季度小结");
});

it("finds nothing for what is not there", () => {
  expect(find("没有这样的内容")).toEqual({ found: [], shown: [] });
});
