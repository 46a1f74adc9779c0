import type { Form } from "@duheng/contracts";
import { buildForm } from "../build-form.ts";
import { commonItems } from "../common.ts";
import { deduction, type Item, levels, rate, reviewerAddition, target } from "../items/index.ts";
import { reviewed } from "../units/unit-form.ts";

/** 综合管理类 */
export function policeManagementItems(): Item[] {
  return [
    ...commonItems(),
    rate({
      id: "documents",
      code: "办文准确率",
      points: 10,
      all: "办文件数",
      done: "无差错办文件数",
      importance: "key",
      usual: 60,
    }),
    rate({
      id: "supervision",
      code: "督办按期率",
      points: 10,
      all: "督办事项数",
      done: "按期办结督办数",
      importance: "key",
      usual: 20,
    }),
    target({ id: "studies", code: "调研采用", points: 8, value: "调研采用篇数", target: 2 }),
    target({ id: "service", code: "服务基层满意度", points: 10, value: "基层评价满意率", target: 95 }),
    rate({ id: "finance", code: "财务合规率", points: 8, all: "经手报销单数", done: "合规报销单数" }),
    levels({ id: "secrecy", code: "档案保密", points: 6, virtue: "integrity" }),
    rate({ id: "opinion", code: "舆情回应率", points: 4, all: "涉警舆情数", done: "按时回应数", usual: 10 }),
    target({
      id: "credits",
      code: "培训学分",
      points: 4,
      value: "培训学分值",
      target: 10,
      maximum: 200,
      virtue: "ability",
    }),
    reviewed(),
    reviewerAddition({ id: "rules", code: "制度创新", max: 5 }),
    reviewerAddition({ id: "events", code: "活动保障", title: "重大活动保障", max: 5 }),
    deduction({
      id: "mistakes",
      code: "差错",
      title: "工作差错",
      each: 1,
      ask: "是否有工作差错",
      count: "工作差错次数",
    }),
    deduction({
      id: "leaks",
      code: "失泄密",
      each: 10,
      ask: "是否有失泄密",
      count: "失泄密件数",
      veto: "average",
    }),
  ];
}

export function policeManagementForm(): Form {
  return buildForm({
    title: "综合管理类民警季度考核表",
    description: "适用于政治处、办公室、警务保障等综合管理岗位。失泄密实行一票否决，等次最高为“一般”。",
    items: policeManagementItems(),
  });
}
