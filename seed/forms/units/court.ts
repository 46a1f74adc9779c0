import { commonItems } from "../common.ts";
import { deduction, rate, reviewerAddition, target } from "../items/index.ts";
import { reviewed, type UnitForm, unitForm } from "./unit-form.ts";

/** 法院 */
export function court(): UnitForm {
  const items = [
    ...commonItems(),
    target({
      id: "quality",
      code: "办案质效",
      points: 15,
      value: "办案质效指数",
      target: 95,
      importance: "key",
    }),
    rate({
      id: "in-time",
      code: "审限内结案",
      points: 15,
      all: "结案件数",
      done: "审限内结案数",
      usual: 60,
      importance: "key",
    }),
    rate({
      id: "mediation",
      code: "调解撤诉",
      points: 15,
      all: "可调解案件数",
      done: "调解撤诉案件数",
      usual: 20,
    }),
    rate({ id: "accepted", code: "服判息诉", points: 15, all: "判决案件数", done: "服判息诉案件数" }),
    reviewed(),
    reviewerAddition({ id: "model-cases", code: "精品案例", max: 5 }),
    deduction({
      id: "remanded",
      code: "发改有责",
      title: "发回改判有责",
      each: 2,
      ask: "是否有发改有责",
      count: "发改有责件数",
    }),
  ];
  return unitForm("法院审判执行人员季度考核表", "适用于审判、执行及辅助人员。", items);
}
