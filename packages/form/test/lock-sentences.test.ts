import type { Form, Indicator } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { type LockBreach, lockBreaches, lockReach } from "../src/index.ts";
import { fixed, group, smallForm } from "./forms/small-form.ts";

const number = (id: string, more: object = {}) => ({ type: "number", title: id, "x-id": id, ...more });
const one = "indicator-one";
const two = "indicator-two";
/** Two locked indicators of one group: both read a field, each something of its own, the first a group's points. */
const template = smallForm({
  properties: { 件数: number("a"), 等级: number("b"), 其他: number("c") },
  groups: [group("main"), group("more"), group("free")],
  indicators: [
    fixed("one", 50, "(件数 ?? 0) + groups.more", { title: "共性一" }),
    fixed("two", 40, "(件数 ?? 0) + (等级 ?? 0)", { title: "共性二" }),
    fixed("member", 10, "4", { title: "组员", group: "more" }),
    fixed("own", 10, "1", { title: "自有", group: "free" }),
  ],
});

const withField = (key: string, more: object): Form => ({
  ...template,
  fields: {
    ...template.fields,
    properties: { ...template.fields.properties, [key]: { ...template.fields.properties[key], ...more } },
  },
});
const withIndicators = (edit: (each: Indicator) => Indicator | undefined): Form => ({
  ...template,
  indicators: template.indicators.flatMap((each) => edit(each) ?? []),
});
const withIndicator = (code: string, more: Partial<Indicator>): Form =>
  withIndicators((each) => (each.code === code ? { ...each, ...more } : each));
const moved = (): Form => {
  const { 等级 = {}, ...rest } = template.fields.properties;
  const properties = { ...rest, 新: { type: "object", "x-id": "n", properties: { 等级 } } };
  const form = withIndicator("two", { by: { kind: "formula", formula: "(件数 ?? 0) + (新.等级 ?? 0)" } });
  return { ...form, fields: { ...form.fields, properties } };
};
const without = (): Form => {
  const { 等级: _gone, ...properties } = template.fields.properties;
  return { ...template, fields: { ...template.fields, properties } };
};

const free = [
  "。标题、说明和在页面上的位置可以改",
  ". Its title, its description and its place on the page may be changed",
];
const field = (id: string, key: string) =>
  ({ part: "field", id, title: id, path: `/fields/properties/${key}` }) as const;
const member = { part: "indicator", id: "indicator-member", title: "组员", path: "/indicators/2" } as const;

describe("what a lock refuses is told whole", () => {
  it.each<[what: string, after: Form, breaches: LockBreach[]]>([
    [
      "two things of a field that both read",
      withField("件数", { minimum: 1, "x-computed": "1" }),
      [
        {
          ...{ kind: "changed", ...field("a", "件数"), indicators: ["共性一", "共性二"] },
          message: {
            zh: `不能修改字段“a”的最小值、计算公式：锁定指标“共性一”、“共性二”要用到它${free[0]}`,
            en: `the field "a" (minimum, formula) cannot be changed: the locked indicators "共性一", "共性二" rest on it${free[1]}`,
          },
        },
      ],
    ],
    [
      "one thing of a field that one reads",
      withField("等级", { minimum: 1 }),
      [
        {
          ...{ kind: "changed", ...field("b", "等级"), indicators: ["共性二"] },
          message: {
            zh: `不能修改字段“b”的最小值：锁定指标“共性二”要用到它${free[0]}`,
            en: `the field "b" (minimum) cannot be changed: the locked indicator "共性二" rests on it${free[1]}`,
          },
        },
      ],
    ],
    [
      "a field is gone, and so the formula means nothing there",
      without(),
      [
        {
          ...{ kind: "changed", part: "indicator", id: two, title: "共性二", path: "/indicators/1" },
          indicators: ["共性二"],
          message: {
            zh: "不能修改指标“共性二”：它是上级要求的共性指标",
            en: 'the indicator "共性二" is required from above and cannot be changed',
          },
        },
        {
          ...{ kind: "removed", part: "field", id: "b", title: "b", path: "/fields", indicators: ["共性二"] },
          message: {
            zh: `不能删除字段“b”：锁定指标“共性二”要用到它${free[0]}`,
            en: `the field "b" cannot be removed: the locked indicator "共性二" rests on it${free[1]}`,
          },
        },
      ],
    ],
    [
      "a field into an object",
      moved(),
      [
        {
          ...{ kind: "moved", part: "field", id: "b", title: "b", indicators: ["共性二"] },
          path: "/fields/properties/新/properties/等级",
          message: {
            zh: `不能移动字段“b”：锁定指标“共性二”要用到它${free[0]}`,
            en: `the field "b" cannot be moved elsewhere: the locked indicator "共性二" rests on it${free[1]}`,
          },
        },
      ],
    ],
    [
      "a locked indicator is gone",
      withIndicators((each) => (each.code === "one" ? undefined : each)),
      [
        {
          ...{ kind: "removed", part: "indicator", id: one, title: "共性一", path: "/indicators" },
          indicators: ["共性一"],
          message: {
            zh: "不能删除指标“共性一”：它是上级要求的共性指标",
            en: 'the indicator "共性一" is required from above and cannot be removed',
          },
        },
      ],
    ],
    [
      "their own group",
      { ...template, score: { groups: [group("main", { max: 1 }), group("more"), group("free")] } },
      [
        {
          ...{ kind: "changed", part: "group", id: "group-main", title: "main", path: "/score/groups/0" },
          indicators: ["共性一", "共性二"],
          message: {
            zh: "不能修改分组“main”：其中有上级要求的共性指标“共性一”、“共性二”",
            en: 'the group "main" holds indicators required from above ("共性一", "共性二") and cannot be changed',
          },
        },
      ],
    ],
    [
      "a member of the group that is read",
      withIndicator("member", { by: { kind: "formula", formula: "9" } }),
      [
        {
          ...{ kind: "changed", ...member, indicators: ["共性一"] },
          message: {
            zh: `不能修改指标“组员”的给分方式：锁定指标“共性一”要用到它${free[0]}`,
            en: `the indicator "组员" (who gives the points) cannot be changed: the locked indicator "共性一" rests on it${free[1]}`,
          },
        },
      ],
    ],
    [
      "a member less",
      withIndicators((each) => (each.code === "member" ? undefined : each)),
      [
        {
          ...{ kind: "removed", ...member, path: "/indicators", indicators: ["共性一"] },
          message: {
            zh: `不能删除指标“组员”：锁定指标“共性一”要用到它${free[0]}`,
            en: `the indicator "组员" cannot be removed: the locked indicator "共性一" rests on it${free[1]}`,
          },
        },
      ],
    ],
    [
      "a member that leaves",
      withIndicator("member", { group: "free" }),
      [
        {
          ...{ kind: "left", ...member, indicators: ["共性一"] },
          message: {
            zh: "不能把指标“组员”移出指标组“more”：锁定指标“共性一”要用到这一组的得分",
            en: 'indicator "组员" cannot leave the group "more": the locked indicator "共性一" reads the points of that group',
          },
        },
      ],
    ],
    [
      "a member more",
      withIndicator("own", { group: "more" }),
      [
        {
          ...{ kind: "joined", part: "indicator", id: "indicator-own", title: "自有", path: "/indicators/3" },
          indicators: ["共性一"],
          message: {
            zh: "不能在指标组“more”里增加指标“自有”：锁定指标“共性一”要用到这一组的得分，多一项就会改变它。可以放在别的组",
            en: 'indicator "自有" cannot be put into the group "more": the locked indicator "共性一" reads the points of that group, which one more would change. It may be put into another group',
          },
        },
      ],
    ],
    ["nothing", template, []],
    ["what no locked indicator reads", withField("其他", { minimum: 1 }), []],
    ["a member of another group", withIndicator("own", { by: { kind: "formula", formula: "9" } }), []],
  ])("%s", (_what, after, breaches) => {
    expect(lockBreaches({ before: template, after, lockedIds: [one, two] })).toEqual(breaches);
    // Back to the template is no breach, from wherever.
    expect(lockBreaches({ template, before: after, after: template, lockedIds: [one, two] })).toEqual([]);
    expect(lockBreaches({ before: template, after, lockedIds: [] })).toEqual([]);
  });

  it("of two that read something only the one that is locked is named, and its group holds just that", () => {
    const after = {
      ...withField("件数", { minimum: 1 }),
      score: { groups: [group("main", { max: 1 }), group("more"), group("free")] as Form["score"]["groups"] },
    };
    const breaches = lockBreaches({ before: template, after, lockedIds: [two, "gone"] });
    expect(breaches.map(({ message }) => message.en)).toEqual([
      'the group "main" holds an indicator required from above ("共性二") and cannot be changed',
      `the field "a" (minimum) cannot be changed: the locked indicator "共性二" rests on it${free[1]}`,
    ]);
  });

  it("ratings have no title and no place on a page", () => {
    const rated: Form = {
      ...smallForm({ indicators: [fixed("one", 10, "", { title: "共性一", by: { kind: "rating" } })] }),
      ratings: { weights: { superior: 1 } },
    };
    const { ratings: _none, ...unrated } = rated;
    const told = (after: Form) =>
      lockBreaches({ before: rated, after, lockedIds: [one] }).map(({ message }) => message);
    expect(told({ ...rated, ratings: { weights: { self: 1 } } })).toEqual([
      {
        zh: "不能修改测评规则的权重：锁定指标“共性一”要用到它",
        en: 'the ratings (weights) cannot be changed: the locked indicator "共性一" rests on it',
      },
    ]);
    expect(told(unrated)).toEqual([
      {
        zh: "不能删除测评规则：锁定指标“共性一”要用到它",
        en: 'the ratings cannot be removed: the locked indicator "共性一" rests on it',
      },
    ]);
    expect([...lockReach(rated, [one]).uses.keys()]).toContain("/ratings");
  });
});

describe("how far locks reach", () => {
  it("is told by place and by group, each with those that rest on it", () => {
    const { uses, sums } = lockReach(template, [one, two, "gone"]);
    expect(uses).toEqual(
      new Map([
        ["/score/groups/0", ["共性一", "共性二"]],
        ["/fields/properties/件数", ["共性一", "共性二"]],
        ["/score/groups/1", ["共性一"]],
        ["/indicators/2", ["共性一"]],
        ["/fields/properties/等级", ["共性二"]],
      ]),
    );
    expect(sums).toEqual(new Map([["more", ["共性一"]]]));
    expect(lockReach(template, [])).toEqual({ uses: new Map(), sums: new Map() });
  });

  it("in a form with members of its own in that group, these are free, and the code is the form's", () => {
    const renamed: Form = JSON.parse(
      JSON.stringify(template).replaceAll('"more"', '"extra"').replace("groups.more", "groups.extra"),
    );
    const form = {
      ...renamed,
      indicators: [...renamed.indicators, fixed("mine", 5, "1", { group: "extra" })],
    };
    const { uses, sums } = lockReach(form, [one], template);
    expect([...uses.keys()].sort()).toEqual(
      ["/score/groups/0", "/score/groups/1", "/indicators/2", "/fields/properties/件数"].sort(),
    );
    expect(sums).toEqual(new Map([["extra", ["共性一"]]]));
  });
});
