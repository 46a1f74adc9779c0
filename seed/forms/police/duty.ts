import type { Form } from "@duheng/contracts";
import { buildForm } from "../build-form.ts";
import { commonItems } from "../common.ts";
import {
  deduction,
  type Item,
  levelledAddition,
  levels,
  rate,
  reviewerAddition,
  target,
} from "../items/index.ts";
import { reviewed } from "../units/unit-form.ts";

/** 执法勤务类: the city's form, which it shares as a template. */
function policeDutyItems(): Item[] {
  return [
    ...commonItems(),
    rate({
      id: "response",
      code: "接处警及时率",
      points: 10,
      all: "接警数",
      done: "及时到场数",
      shown: "接处警及时率值",
      importance: "key",
      usual: 60,
    }),
    rate({
      id: "files",
      code: "案卷合格率",
      points: 10,
      all: "评查案卷数",
      done: "合格案卷数",
      importance: "key",
      usual: 20,
    }),
    rate({
      id: "deadline",
      code: "限期办结率",
      points: 6,
      all: "应办结案件数",
      done: "按期办结数",
      usual: 20,
    }),
    rate({ id: "disputes", code: "矛盾化解率", points: 8, all: "受理矛盾数", done: "化解矛盾数", usual: 24 }),
    rate({ id: "patrol", code: "巡防到位率", points: 6, all: "应巡防次数", done: "实巡防次数", usual: 60 }),
    rate({
      id: "collection",
      code: "信息采集准确率",
      points: 6,
      all: "采集信息数",
      done: "准确信息数",
      usual: 100,
    }),
    levels({ id: "scene", code: "现场处置", points: 6, virtue: "ability" }),
    target({
      id: "public",
      code: "群众满意度",
      points: 8,
      value: "群众回访满意率",
      target: 95,
      importance: "key",
    }),
    reviewed(),
    levelledAddition({
      id: "awards",
      code: "立功受奖",
      max: 5,
      rows: "立功受奖情况",
      named: "奖励名称",
      levels: [
        { title: "二等功以上", points: 5 },
        { title: "三等功", points: 3 },
        { title: "嘉奖", points: 1 },
      ],
    }),
    reviewerAddition({ id: "urgent", code: "急难险重", title: "急难险重任务", max: 5 }),
    deduction({
      id: "corrected",
      code: "复议诉讼纠错",
      each: 3,
      ask: "是否有复议诉讼纠错",
      count: "纠错件数",
    }),
    deduction({ id: "complaints", code: "有责投诉", each: 2, ask: "是否有有责投诉", count: "有责投诉件数" }),
  ];
}

export function policeDutyForm(): Form {
  return buildForm({
    title: "执法勤务类民警季度考核表",
    description:
      "适用于派出所、刑侦、治安、交警等执法勤务岗位。共性 30 分，个性 60 分，综合测评 10 分，加分不超过 10 分，扣分不超过 20 分。",
    items: policeDutyItems(),
  });
}
