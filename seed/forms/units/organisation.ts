import { buildForm, defaultGroups } from "../build-form.ts";
import { commonItems } from "../common.ts";
import {
  countedAddition,
  deduction,
  levelledAddition,
  levels,
  rate,
  reviewerAddition,
  target,
} from "../items/index.ts";
import type { UnitForm } from "./unit-form.ts";

/** 组织部: fixed 80 and floating 20 (G7). */
export function organisation(): UnitForm {
  const items = [
    ...commonItems(),
    rate({
      id: "inspection",
      code: "干部考察",
      points: 12,
      all: "考察任务数",
      done: "按要求完成考察数",
      usual: 10,
      importance: "key",
    }),
    rate({
      id: "management",
      code: "公务员管理",
      points: 12,
      all: "公务员管理事项数",
      done: "按期办结管理事项数",
      usual: 20,
      importance: "key",
    }),
    target({ id: "party", code: "基层党建", points: 10, value: "联系指导支部次数", target: 6 }),
    rate({
      id: "files",
      code: "信息档案",
      points: 8,
      all: "审核档案卷数",
      done: "无差错档案卷数",
      usual: 20,
    }),
    levels({ id: "writing", code: "材料质量", points: 8 }),
    levelledAddition({
      id: "highlights",
      code: "亮点",
      title: "工作亮点",
      group: "浮动",
      max: 8,
      by: "best",
      rows: "工作亮点",
      named: "亮点名称",
      levels: [
        { title: "国家级", points: 8 },
        { title: "自治区级", points: 5 },
        { title: "市级", points: 3 },
      ],
    }),
    reviewerAddition({ id: "innovation", code: "创新创先", group: "浮动", max: 5 }),
    countedAddition({
      id: "advice",
      code: "建言献策",
      group: "浮动",
      each: 2,
      max: 4,
      ask: "是否有建议被采纳",
      count: "被采纳建议数",
    }),
    countedAddition({
      id: "publicity",
      code: "宣传信息",
      group: "浮动",
      each: 1,
      max: 3,
      ask: "是否有宣传信息",
      count: "宣传信息篇数",
    }),
    deduction({ id: "mistakes", code: "工作失误", each: 2, ask: "是否有工作失误", count: "工作失误次数" }),
  ];
  const form = buildForm({
    title: "组织部工作人员季度考核表",
    description: "固定分 80 分（共性 30、岗位职责 50），浮动分 20 分（亮点、创新、建言、宣传）。",
    items,
    groups: [
      ...defaultGroups.map((group) =>
        group.code === "个性" ? { ...group, title: "岗位职责", max: 50 } : group,
      ),
      { id: "group-floating", code: "浮动", title: "浮动分", kind: "additions", min: 0, max: 20 },
    ],
  });
  return { items, form };
}
