import type { Form } from "@duheng/contracts";
import { keyTasksField, renameField, renameGroup, renameIndicator } from "../../src/index.ts";
import { fixed, group, smallForm } from "../forms/small-form.ts";

const number = (id: string, more: object = {}) => ({ type: "number", title: id, "x-id": id, ...more });
const text = (id: string, more: object = {}) => ({ type: "string", title: id, "x-id": id, ...more });
const held = (id: string, properties: object) => ({ type: "object", title: id, "x-id": id, properties });
const rows = (id: string, properties: object) => ({
  ...{ type: "array", title: id, "x-id": id },
  items: { type: "object", properties },
});

/**
 * A form in which everything names something else: objects in objects and in rows, rows in rows, a definition that two fields and the
 * rows of a third refer to, key tasks, a field without an id, computed and visible fields, points by reviewers and raters, and a sample
 * that has answers to all of it, and some to nothing.
 */
export const rich: Form = smallForm({
  properties: {
    办结: number("f-done"),
    户数: number("f-own-homes"),
    单位: held("f-unit", {
      名称: text("f-unit-name"),
      人数: number("f-heads", { "x-visible": "办结 > 0" }),
      内: held("f-deep", { 数: number("f-deep-count") }),
    }),
    走访: rows("f-rows", {
      户数: number("f-homes"),
      明细: rows("f-details", { 数: number("f-detail-count"), 备注: text("f-detail-note") }),
      地: held("f-place", { 乡: text("f-town"), 里程: number("f-miles") }),
      小计: number("f-row-sum", { "x-computed": "(户数 ?? 0) + SUM(明细.数)" }),
    }),
    任务: keyTasksField({ title: "任务", id: "f-tasks" }),
    甲地: { $ref: "#/$defs/地址", title: "甲地", "x-id": "f-first" },
    乙地: { $ref: "#/$defs/地址", title: "乙地", "x-id": "f-second" },
    各地: { type: "array", title: "各地", "x-id": "f-places", items: { $ref: "#/$defs/地址" } },
    无号: { type: "number", title: "无号" },
    合计: number("f-sum", { "x-computed": "SUM(走访.小计) + (无号 ?? 0)" }),
  },
  required: ["办结", "合计"],
  fields: { $defs: { 地址: held("f-address", { 号: number("f-number"), 路: text("f-road") }) } },
  groups: [group("main"), group("b", { max: 20 })],
  indicators: [
    fixed("P", 10, "MIN(满分, 办结 + (单位.人数 ?? 0) + (单位.内.数 ?? 0))"),
    fixed("Q", 10, "SUM(走访[(户数 ?? 0) > 办结].户数)"),
    fixed("R", 10, "indicators.P + (户数 ?? 0) + SUM(走访[COUNT(明细[(数 ?? 0) > 1]) > 0].小计)", {
      group: "b",
    }),
    fixed("S", 10, "", { by: { kind: "reviewer" } }),
    fixed("T", 10, "", { by: { kind: "rating" }, group: "b" }),
    fixed("U", 10, "(甲地.号 ?? 0) - (乙地.号 ?? 0) + SUM(各地[(号 ?? 0) > 0].号) + groups.b"),
    fixed("V", 10, 'SUM(任务.完成节点数) + COUNT(走访[(地.乡 ?? "") = "东"])', { applicable: "合计 > 1" }),
  ],
  form: {
    ratings: { weights: { superior: 1 } },
    samples: [
      {
        ...{ id: "s-1", title: "样例" },
        inputs: {
          answers: {
            ...{ 办结: 3, 户数: 4, 无号: 1, 合计: 9, 单位: { 名称: "甲", 人数: 2, 内: { 数: 5 }, 别的: 1 } },
            走访: [
              {
                户数: 2,
                明细: [
                  { 数: 3, 备注: "x" },
                  { 数: 1, 不识: 2 },
                ],
                地: { 乡: "东", 里程: 6 },
              },
              { 户数: 7, 地: {}, 小计: 7 },
            ],
            任务: [{ 任务名称: "一", 节点: [{ 节点内容: "甲", 计划日期: "2026-01-01" }] }],
            ...{ 甲地: { 号: 8, 路: "长安" }, 乙地: { 号: 2, 门: 3 }, 各地: [{ 号: 1 }, { 路: "东" }] },
            不认识: [{ 户数: 1 }],
          },
          review: { S: 8, X: 1 },
          ratings: { T: { superior: [80] }, Y: { superior: [1] } },
        },
        expected: { score: 50, indicators: { P: 10, S: 8, X: 3 }, groups: { b: 20, z: 1 } },
      },
    ],
  },
});

type Properties = Form["fields"]["properties"];
const changed = (change: (form: Form) => void) => (form: Form) => {
  const copy = structuredClone(form);
  change(copy);
  return copy;
};
const renamed =
  (...path: [...string[], string]) =>
  (form: Form) =>
    renameField(form, path.slice(0, -1), path.at(-1) ?? "");
const formula = (code: string, source: string) =>
  changed(({ indicators }) =>
    Object.assign(indicators.find((each) => each.code === code) ?? {}, {
      by: { kind: "formula", formula: source },
    }),
  );
const top = (change: (properties: Properties) => void) => changed(({ fields }) => change(fields.properties));
/** The fields inside of an object or of rows. */
const inside = (field: Properties[string] | undefined): Properties => {
  const { properties, items } = (field ?? {}) as {
    properties?: Properties;
    items?: { properties?: Properties };
  };
  return properties ?? items?.properties ?? {};
};
const move = (from: Properties, key: string, to: Properties, name = key) => {
  const field = from[key];
  delete from[key];
  if (field !== undefined) to[name] = field;
};

/** What one side may do to it, by the name that the file of the told merges has for it. */
export const richEdits: Readonly<Record<string, (form: Form) => Form>> = {
  nothing: (form) => form,
  "rename the form's own": renamed("户数", "总户数"),
  "rename the rows' own": renamed("走访", "户数", "家数"),
  "rename the form's own as the rows' inner": renamed("户数", "数"),
  "rename the rows' own as the form's": renamed("走访", "户数", "办结"),
  "rename the rows": renamed("走访", "拜访"),
  "rename the inner rows": renamed("走访", "明细", "细目"),
  "rename in inner rows": renamed("走访", "明细", "数", "户数"),
  "rename the object": renamed("单位", "机构"),
  "rename in the object": renamed("单位", "人数", "办结"),
  "rename the inner object": renamed("单位", "内", "里"),
  "rename the object in rows": renamed("走访", "地", "地点"),
  "rename in the object in rows": renamed("走访", "地", "乡", "镇"),
  "rename the task's name": renamed("任务", "任务名称", "名"),
  "rename the milestones": renamed("任务", "节点", "步骤"),
  "rename in the milestones": renamed("任务", "节点", "计划日期", "应完成"),
  "rename what refers": renamed("甲地", "住地"),
  "rename to full points": renamed("户数", "满分"),
  "rename to both words": (form) => renamed("户数", "满分")(renamed("办结", "full")(form)),
  "rename what has no id": renamed("无号", "有号"),
  "rename to a strange answer": renamed("户数", "不认识"),
  "rename to a strange inner answer": renamed("走访", "明细", "备注", "不识"),
  "rename in the definition": changed(({ fields, indicators }) => {
    const properties = inside((fields.$defs as Properties | undefined)?.地址);
    move(properties, "号", properties, "门牌");
    for (const each of indicators)
      if (each.code === "U")
        each.by = { kind: "formula", formula: "(甲地.门牌 ?? 0) - (乙地.门牌 ?? 0) + groups.b" };
  }),
  "rename the reviewed": (form) => renameIndicator(form, "indicator-S", "X"),
  "rename the rated": (form) => renameIndicator(form, "indicator-T", "Y"),
  "rename P": (form) => renameIndicator(form, "indicator-P", "M"),
  "rename the group": (form) => renameGroup(form, "group-b", "z"),
  "swap two names": (form) => renamed("一时", "户数")(renamed("户数", "办结")(renamed("办结", "一时")(form))),
  "move a field into the object": top((all) => move(all, "户数", inside(all.单位))),
  "move a field out of the object": top((all) => move(inside(all.单位), "人数", all)),
  "move the inner object out": top((all) => move(inside(all.单位), "内", all)),
  "move a field into rows": top((all) => move(all, "无号", inside(all.走访))),
  "move out of the object in rows": top((all) => move(inside(inside(all.走访).地), "乡", inside(all.走访))),
  "remove the object": changed((form) => {
    delete form.fields.properties.单位;
    Object.assign(form, formula("P", "办结")(form));
  }),
  "remove the rows": changed((form) => {
    delete form.fields.properties.走访;
    form.indicators = form.indicators.filter(({ code }) => !"QRV".includes(code));
    Object.assign(form.fields.properties, { 合计: number("f-sum", { "x-computed": "无号 ?? 0" }) });
  }),
  "remove the inner rows": changed((form) => {
    const properties = inside(form.fields.properties.走访);
    delete properties.明细;
    properties.小计 = number("f-row-sum", { "x-computed": "户数 ?? 0" });
    Object.assign(form, formula("R", "indicators.P")(form));
  }),
  "remove the tasks": changed((form) => {
    delete form.fields.properties.任务;
    Object.assign(form, formula("V", "合计")(form));
  }),
  "remove the task's name": top((all) => {
    delete inside(all.任务).任务名称;
  }),
  "remove what the form has itself": changed((form) => {
    delete form.fields.properties.户数;
    Object.assign(form, formula("R", "indicators.P")(form));
  }),
  "remove P": changed((form) => {
    form.indicators = form.indicators.filter(({ code }) => code !== "P");
    Object.assign(form, formula("R", "户数 ?? 0")(form));
  }),
  "remove the reviewed": changed((form) => {
    form.indicators = form.indicators.filter(({ code }) => code !== "S");
  }),
  "no definition": changed((form) => {
    for (const key of ["甲地", "乙地", "各地"]) delete form.fields.properties[key];
    delete form.fields.$defs;
    Object.assign(form, formula("U", "groups.b")(form));
  }),
  "add to the rows what the form has": top((all) =>
    Object.assign(inside(all.走访), { 办结: number("f-row-done") }),
  ),
  "add to the inner rows what the rows have": top((all) =>
    Object.assign(inside(inside(all.走访).明细), { 户数: number("f-inner-homes") }),
  ),
  "add to the object": top((all) => Object.assign(inside(all.单位), { 别的: number("f-other") })),
  "add what was answered strangely": top((all) => Object.assign(all, { 不认识: text("f-known") })),
  "add full points": top((all) => Object.assign(all, { 满分: number("f-full") })),
  "read the rows otherwise": formula("Q", "SUM(走访[(户数 ?? 0) > 1].小计)"),
  "read the form's own": formula("Q", "(户数 ?? 0) * 2"),
  "read the object otherwise": formula("P", "(单位.人数 ?? 0) * 2"),
  "read in and out of rows": formula("R", "SUM(走访[(户数 ?? 0) + (明细.数 ?? 0) > 1].户数)"),
  "read full": formula("P", "full / 2"),
  "answer otherwise": changed(({ samples: [sample] = [] }) => {
    if (sample !== undefined)
      sample.inputs.answers = { 办结: 9, 单位: { 内: { 数: 1 } }, 走访: [{ 户数: 1 }] };
  }),
  "answer nothing": changed(({ samples: [sample] = [] }) => {
    if (sample !== undefined) sample.inputs = { answers: {} };
  }),
  "expect otherwise": changed(({ samples: [sample] = [] }) => {
    if (sample !== undefined) sample.expected = { score: 1, indicators: { P: 1, Q: 2 }, groups: { b: 3 } };
  }),
};
