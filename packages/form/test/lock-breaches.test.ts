import type { Form } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { lockBreaches, lockedUses, mergeTemplate, renameField } from "../src/index.ts";
import { fixed, group, smallForm } from "./forms/small-form.ts";

const number = (id: string, more: Record<string, unknown> = {}) => ({
  type: "number",
  title: id,
  "x-id": id,
  ...more,
});

/** One locked indicator that rests on a field, a computed one, a choice, rows, a definition, an indicator and a group. */
const template: Form = smallForm({
  properties: {
    件数: number("f-count", { minimum: 0, maximum: 100, description: "本季办结" }),
    折算: { ...number("f-computed"), "x-computed": "件数 * 2" },
    等级: {
      type: "string",
      "x-id": "f-choice",
      oneOf: [
        { const: "甲", title: "甲等" },
        { const: "乙", title: "乙等" },
      ],
      default: "乙",
    },
    走访: {
      type: "array",
      "x-id": "f-rows",
      title: "走访",
      maxItems: 20,
      items: {
        type: "object",
        properties: { 户数: number("f-column"), 备注: { type: "string", "x-id": "f-note" } },
      },
    },
    联系: { $ref: "#/$defs/联系", "x-id": "f-ref" },
    是否: { type: "boolean", "x-id": "f-flag" },
    其他: number("f-other"),
  },
  fields: {
    $defs: { 联系: { type: "object", properties: { 次数: number("f-inside") } } },
  },
  groups: [group("main"), group("more"), group("free")],
  indicators: [
    fixed(
      "locked",
      50,
      'IF(等级 = "甲", 10, 0) + (折算 ?? 0) + SUM(走访.户数) + (联系.次数 ?? 0) + (indicators.read ?? 0) + groups.more',
      { title: "共性", applicable: "是否 ?? TRUE" },
    ),
    fixed("read", 10, "3", { title: "被引用", group: "free" }),
    fixed("member", 10, "4", { title: "组员", group: "more" }),
    fixed("own", 10, "其他 ?? 0", { title: "自有", group: "free" }),
  ],
});
const lockedIds = ["indicator-locked"];

type Change = (form: Form) => void;
const after = (change: Change): Form => {
  const form = structuredClone(template);
  change(form);
  return form;
};
const found = (change: Change) =>
  lockBreaches({ template, before: template, after: after(change), lockedIds });
// biome-ignore lint/suspicious/noExplicitAny: a test changes anything anywhere
const field = (form: Form, key: string): any => form.fields.properties[key];
const indicator = (form: Form, code: string) => {
  const one = form.indicators.find((each) => each.code === code);
  if (one === undefined) throw new Error(code);
  return one;
};

describe("what a lock refuses", () => {
  test.each<[string, string, Change]>([
    [
      "a field that is read becomes a constant",
      "件数",
      (form) => {
        field(form, "件数")["x-computed"] = "100";
      },
    ],
    [
      "another formula of a computed field",
      "折算",
      (form) => {
        field(form, "折算")["x-computed"] = "50";
      },
    ],
    [
      "a computed field that is filled in now",
      "折算",
      (form) => {
        delete field(form, "折算")["x-computed"];
      },
    ],
    [
      "a condition to be shown",
      "件数",
      (form) => {
        field(form, "件数")["x-visible"] = "FALSE";
      },
    ],
    [
      "a rule that only one value keeps",
      "件数",
      (form) => {
        field(form, "件数")["x-check"] = { formula: "件数 = 100", message: "应为 100" };
      },
    ],
    [
      "a lower bound",
      "件数",
      (form) => {
        field(form, "件数").minimum = 99;
      },
    ],
    [
      "no upper bound",
      "件数",
      (form) => {
        delete field(form, "件数").maximum;
      },
    ],
    [
      "a step",
      "件数",
      (form) => {
        field(form, "件数").multipleOf = 50;
      },
    ],
    [
      "another type",
      "件数",
      (form) => {
        field(form, "件数").type = "integer";
      },
    ],
    [
      "a default",
      "件数",
      (form) => {
        field(form, "件数").default = 100;
      },
    ],
    [
      "another default",
      "f-choice",
      (form) => {
        field(form, "等级").default = "甲";
      },
    ],
    [
      "required",
      "件数",
      (form) => {
        form.fields.required = ["件数"];
      },
    ],
    [
      "x-required",
      "件数",
      (form) => {
        field(form, "件数")["x-required"] = true;
      },
    ],
    [
      "another source",
      "件数",
      (form) => {
        field(form, "件数")["x-source"] = { dataset: "a", column: "b" };
      },
    ],
    [
      "an option less",
      "f-choice",
      (form) => {
        field(form, "等级").oneOf.pop();
      },
    ],
    [
      "an option more",
      "f-choice",
      (form) => {
        field(form, "等级").oneOf.push({ const: "丙" });
      },
    ],
    [
      "another value of an option",
      "f-choice",
      (form) => {
        field(form, "等级").oneOf[0].const = "A";
      },
    ],
    [
      "fewer rows",
      "f-rows",
      (form) => {
        field(form, "走访").maxItems = 1;
      },
    ],
    [
      "rows by default",
      "f-rows",
      (form) => {
        field(form, "走访").default = [{ 户数: 9 }];
      },
    ],
    [
      "a constant column",
      "f-column",
      (form) => {
        field(form, "走访").items.properties.户数["x-computed"] = "9";
      },
    ],
    [
      "a column less",
      "f-column",
      (form) => {
        delete field(form, "走访").items.properties.户数;
      },
    ],
    [
      "a definition's field",
      "f-inside",
      (form) => {
        form.fields.$defs = {
          联系: { type: "object", properties: { 次数: number("f-inside", { "x-computed": "9" }) } },
        };
      },
    ],
    [
      "a condition's field",
      "f-flag",
      (form) => {
        field(form, "是否")["x-computed"] = "FALSE";
      },
    ],
    [
      "a field less",
      "件数",
      (form) => {
        delete form.fields.properties.件数;
      },
    ],
    [
      "a field in an object",
      "件数",
      (form) => {
        const moved = form.fields.properties.件数 ?? {};
        delete form.fields.properties.件数;
        form.fields.properties.新 = { type: "object", "x-id": "f-new", properties: { 件数: moved } };
      },
    ],
    [
      "an indicator that is read",
      "read",
      (form) => {
        indicator(form, "read").by = { kind: "formula", formula: "10" };
      },
    ],
    [
      "its points",
      "read",
      (form) => {
        indicator(form, "read").points = { kind: "fixed", full: 1 };
      },
    ],
    [
      "an indicator of a group that is read",
      "member",
      (form) => {
        indicator(form, "member").by = { kind: "formula", formula: "10" };
      },
    ],
    [
      "the group itself",
      "more",
      (form) => {
        const [, more] = form.score.groups;
        if (more !== undefined) more.max = 1;
      },
    ],
    [
      "the locked formula",
      "locked",
      (form) => {
        indicator(form, "locked").by = { kind: "formula", formula: "50" };
      },
    ],
    [
      "the locked title",
      "locked",
      (form) => {
        indicator(form, "locked").title = "别的";
      },
    ],
    [
      "the locked condition",
      "locked",
      (form) => {
        delete indicator(form, "locked").applicable;
      },
    ],
    [
      "the locked indicator",
      "locked",
      (form) => {
        form.indicators.shift();
      },
    ],
    [
      "the lock's own group",
      "main",
      (form) => {
        const [main] = form.score.groups;
        if (main !== undefined) main.max = 1;
      },
    ],
    [
      "what the formula reads slips to another field of the name",
      "f-computed",
      (form) => {
        const { 件数, 其他 } = form.fields.properties;
        form.fields.properties = { ...form.fields.properties, 件数: 其他 ?? {}, 其他: 件数 ?? {} };
      },
    ],
  ])("%s", (_what, part, change) => {
    const breaches = found(change);
    expect(breaches.length).toBeGreaterThan(0);
    expect(
      breaches.some(
        ({ id, title }) =>
          id.endsWith(part) ||
          title === part ||
          id === part ||
          title === template.fields.properties[part]?.title,
      ),
    ).toBe(true);
    for (const { message, indicators } of breaches) {
      expect(message.zh).toMatch(/^不能(修改|删除|移动)/);
      expect(message.zh).not.toMatch(/[{}[\]]|x-|undefined/);
      expect(indicators).toEqual(["共性"]);
    }
  });

  test("the message says what, why, and what may be changed", () => {
    const [first] = found((form) => {
      field(form, "件数")["x-computed"] = "100";
    });
    expect(first).toMatchObject({ kind: "changed", path: "/fields/properties/件数", indicators: ["共性"] });
    expect(first?.message.zh).toBe(
      "不能修改字段“f-count”的计算公式：锁定指标“共性”要用到它。标题、说明和在页面上的位置可以改",
    );
  });

  test("ratings, where a locked indicator is given by them", () => {
    const rated = {
      ...smallForm({ indicators: [fixed("r", 10, "", { by: { kind: "rating" } })] }),
      ratings: { weights: { superior: 1 } },
    };
    const change = { ...rated, ratings: { weights: { self: 1 } } };
    expect(lockBreaches({ before: rated, after: change, lockedIds: ["indicator-r"] })).toMatchObject([
      { part: "ratings", path: "/ratings" },
    ]);
    const { ratings: _none, ...without } = rated;
    expect(lockBreaches({ before: rated, after: without, lockedIds: ["indicator-r"] })).toHaveLength(1);
  });
});

describe("what a lock allows", () => {
  test.each<[string, Change]>([
    [
      "a title",
      (form) => {
        field(form, "件数").title = "办结件数";
      },
    ],
    [
      "a hint",
      (form) => {
        field(form, "件数").description = "见系统";
      },
    ],
    [
      "no hint",
      (form) => {
        delete field(form, "件数").description;
      },
    ],
    [
      "an example",
      (form) => {
        field(form, "件数").examples = [3];
      },
    ],
    [
      "evidence",
      (form) => {
        field(form, "件数")["x-evidence"] = true;
      },
    ],
    [
      "titles of options",
      (form) => {
        field(form, "等级").oneOf[0].title = "优";
      },
    ],
    [
      "options without titles",
      (form) => {
        const one = field(form, "等级");
        one.enum = ["甲", "乙"];
        delete one.oneOf;
      },
    ],
    [
      "another order of options",
      (form) => {
        field(form, "等级").oneOf.reverse();
      },
    ],
    [
      "a place on the page",
      (form) => {
        form.layout = {
          pages: [{ id: "p", title: "一", sections: [{ id: "s", title: "", items: [{ field: "件数" }] }] }],
        };
      },
    ],
    [
      "another order of fields",
      (form) => {
        const { 件数, ...rest } = form.fields.properties;
        form.fields.properties = { ...rest, 件数: 件数 ?? {} };
      },
    ],
    [
      "a column that is not read",
      (form) => {
        delete field(form, "走访").items.properties.备注;
      },
    ],
    [
      "a column more",
      (form) => {
        field(form, "走访").items.properties.新 = number("f-new");
      },
    ],
    [
      "a field that is not read",
      (form) => {
        field(form, "其他")["x-computed"] = "9";
      },
    ],
    [
      "an own indicator",
      (form) => {
        indicator(form, "own").by = { kind: "formula", formula: "1" };
      },
    ],
    [
      "the title of an indicator that is read",
      (form) => {
        indicator(form, "read").title = "读到的";
      },
    ],
    [
      "an indicator more",
      (form) => {
        form.indicators.push(fixed("new", 5, "5", { group: "free" }));
      },
    ],
    [
      "samples",
      (form) => {
        form.samples = [];
      },
    ],
  ])("%s", (_what, change) => {
    expect(found(change)).toEqual([]);
  });

  test("another name of a field, which the locked formula follows", () => {
    for (const path of [["件数"], ["折算"], ["走访"], ["走访", "户数"]])
      expect(
        lockBreaches({ template, before: template, after: renameField(template, path, "新名"), lockedIds }),
      ).toEqual([]);
  });
});

describe("a form that was changed before the lock covered it", () => {
  const hollow = after((form) => {
    field(form, "折算")["x-computed"] = "50";
    field(form, "件数").minimum = 9;
  });
  const from = (change: Change) => {
    const form = structuredClone(hollow);
    change(form);
    return lockBreaches({ template, before: hollow, after: form, lockedIds });
  };

  test("may go on being changed elsewhere, and mended in part or whole", () => {
    expect(from(() => undefined)).toEqual([]);
    expect(
      from((form) => {
        field(form, "其他").title = "别的";
      }),
    ).toEqual([]);
    expect(
      from((form) => {
        field(form, "折算").title = "换算";
      }),
    ).toEqual([]);
    expect(
      from((form) => {
        field(form, "折算")["x-computed"] = "件数 * 2";
      }),
    ).toEqual([]);
  });

  test("may not be made worse", () => {
    expect(
      from((form) => {
        field(form, "折算")["x-computed"] = "60";
      }),
    ).toHaveLength(1);
  });

  test("what differs is told against the template, and an upgrade to the same version brings it back", () => {
    const differing = (form: Form) => lockBreaches({ before: template, after: form, lockedIds });
    expect(differing(hollow).map(({ title }) => title)).toEqual(["f-computed", "f-count"]);
    const own = structuredClone(hollow);
    field(own, "折算").title = "本局折算";
    const { merged, conflicts, followed } = mergeTemplate({
      base: template,
      mine: own,
      theirs: template,
      lockedIds,
    });
    expect([conflicts, differing(merged)]).toEqual([[], []]);
    expect(field(merged, "折算")).toMatchObject({ title: "本局折算", "x-computed": "件数 * 2" });
    expect(followed.length).toBeGreaterThan(0);
  });
});

test("what locked indicators use is told by place", () => {
  const uses = lockedUses(template, lockedIds);
  expect(uses.get("/fields/properties/件数")).toEqual(["共性"]);
  expect(uses.get("/fields/properties/走访/items/properties/户数")).toEqual(["共性"]);
  expect(uses.get("/fields/properties/走访")).toEqual(["共性"]);
  expect([
    uses.has("/fields/properties/其他"),
    uses.has("/fields/properties/走访/items/properties/备注"),
  ]).toEqual([false, false]);
  expect(lockedUses(template, [])).toEqual(new Map());
});
