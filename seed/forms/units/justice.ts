import { commonItems } from "../common.ts";
import { deduction, rate, reviewerAddition } from "../items/index.ts";
import { reviewed, type UnitForm, unitForm } from "./unit-form.ts";

/** 司法局 */
export function justice(): UnitForm {
  const items = [
    ...commonItems(),
    rate({
      id: "aid",
      code: "法律援助",
      points: 15,
      all: "法律援助案件数",
      done: "办结合格援助案件数",
      usual: 20,
      importance: "key",
    }),
    rate({ id: "correction", code: "社区矫正", points: 15, all: "应监管人次", done: "规范监管人次" }),
    rate({ id: "mediation", code: "人民调解", points: 15, all: "受理调解件数", done: "调解成功件数" }),
    rate({
      id: "review",
      code: "行政复议",
      points: 15,
      all: "复议案件数",
      done: "按期办结复议数",
      usual: 10,
    }),
    reviewed(),
    reviewerAddition({ id: "legal-education", code: "普法创新", max: 5 }),
    deduction({ id: "escaped", code: "脱管漏管", each: 3, ask: "是否有脱管漏管", count: "脱管漏管人次" }),
  ];
  return unitForm("司法行政机关人员季度考核表", "适用于市、旗县两级司法行政机关。", items);
}
