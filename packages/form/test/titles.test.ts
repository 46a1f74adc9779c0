import type { Form } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { checkForm } from "../src/index.ts";

/** A form in which every part is called by `name`, and those of them that are told to be left over. */
function told(name: (part: string) => string): string[] {
  const text = (title: string) => ({ type: "string", title });
  const form: Form = {
    title: "表",
    fields: {
      type: "object",
      properties: {
        甲: text(name("field")),
        丙: {
          type: "array",
          title: "列表",
          items: { type: "object", properties: { 乙: text(name("column")) } },
        },
        丁: { $ref: "#/$defs/项" },
        戊: { $ref: "#/$defs/项", title: name("field") },
      },
      $defs: { 项: { type: "object", title: "项", properties: { 己: text(name("field")) } } },
    },
    layout: {
      pages: [
        {
          id: "p",
          title: name("page"),
          sections: [{ id: "s", title: name("section"), items: [{ field: "甲" }] }],
        },
      ],
    },
    indicators: [
      {
        id: "i",
        code: "a",
        title: name("indicator"),
        group: "g",
        points: { kind: "fixed", full: 1 },
        by: { kind: "reviewer" },
      },
    ],
    score: { groups: [{ id: "g", code: "g", title: name("group") }] },
    samples: [{ id: "x", title: name("sample"), inputs: { answers: {} } }],
  };
  return checkForm(form).flatMap(({ code, path }) => (code === "placeholder-title" ? [path] : []));
}

const zh: Record<string, string> = {
  field: "新字段",
  column: "新字段2",
  page: "新的一页",
  section: "新分节",
  indicator: "新指标3",
  group: "新指标组 2",
  sample: "新样例",
};

describe("parts that are still called what the designer called them", () => {
  const everywhere = [
    "/fields/properties/甲/title",
    "/fields/properties/丙/items/properties/乙/title",
    "/fields/properties/戊/title",
    "/fields/$defs/项/properties/己/title",
    "/layout/pages/0/title",
    "/layout/pages/0/sections/0/title",
    "/indicators/0/title",
    "/score/groups/0/title",
    "/samples/0/title",
  ];

  it("are told where they are", () => expect(told((part) => zh[part] ?? "")).toEqual(everywhere));

  it("in English too", () =>
    expect(told((part) => `New ${part === "column" ? "field" : part}`)).toEqual(everywhere));

  it.each(["新字段说明", "新指标完成情况", "本季新样例数", "New fields of work", "字段"])(
    "%s is a title",
    (title) => expect(told(() => title)).toEqual([]),
  );

  it("a field without a title is called by its key", () => {
    const form: Form = {
      title: "表",
      fields: { type: "object", properties: { 新字段: { type: "string" } } },
      indicators: [],
      score: { groups: [] },
    };
    const [problem] = checkForm(form).filter(({ code }) => code === "placeholder-title");
    expect(problem).toMatchObject({
      severity: "warning",
      message: { zh: "字段“新字段”还是占位的名字：改成要填的内容，或者删除它" },
    });
  });
});
