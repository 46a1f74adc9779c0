import { buildForm } from "./build-form.ts";
import { commonItems } from "./common.ts";

import { countedAddition, deduction, levels, rate, target } from "./items/index.ts";
import { keyTasks } from "./items/key-tasks.ts";
import { reviewed, type UnitForm } from "./units/unit-form.ts";

/** The city's general template, adopted by the units of banners. */
export function generalTemplate(): UnitForm {
  const items = [
    ...commonItems(),
    keyTasks({ id: "tasks", code: "重点任务", points: 30, rows: "重点任务清单" }),
    rate({ id: "daily", code: "日常工作", points: 15, all: "交办事项数", done: "按期办结事项数", usual: 20 }),
    target({ id: "masses", code: "联系群众", points: 5, value: "走访服务次数", target: 6 }),
    levels({ id: "quality", code: "工作质量", points: 10 }),
    reviewed(),
    countedAddition({
      id: "commended",
      code: "表彰奖励",
      each: 2,
      max: 5,
      ask: "是否获得表彰奖励",
      count: "表彰奖励次数",
    }),
    deduction({ id: "criticised", code: "通报批评", each: 2, ask: "是否被通报批评", count: "通报批评次数" }),
  ];
  return made(items, "公务员平时考核通用表", "全市通用模板：共性指标为必考项，个性指标可由各单位调整。");
}

/** The city's template for service windows. */
export function windowTemplate(): UnitForm {
  const items = [
    ...commonItems(),
    rate({
      id: "accepted",
      code: "受理办结",
      points: 25,
      all: "窗口受理件数",
      done: "按时办结件数",
      usual: 100,
      importance: "key",
    }),
    target({ id: "satisfied", code: "服务满意", points: 20, value: "服务满意率", target: 95 }),
    levels({ id: "manner", code: "服务规范", points: 15 }),
    reviewed(),
    deduction({
      id: "bad-reviews",
      code: "有效差评",
      each: 1,
      cap: 5,
      ask: "是否有有效差评",
      count: "有效差评次数",
    }),
  ];
  return made(items, "窗口服务人员考核表", "适用于各级政务大厅和服务窗口。");
}

function made(items: UnitForm["items"], title: string, description: string): UnitForm {
  return { items, form: buildForm({ title, description, items }) };
}
