import { commonItems } from "../common.ts";
import { countedAddition, deduction, levels, rate, rating, target } from "../items/index.ts";
import { ratedForm, type UnitForm } from "./unit-form.ts";

/** 文旅局: raters self 10 / peers 20 / superior 70. */
export function culture(): UnitForm {
  const before = [
    ...commonItems(),
    rate({
      id: "market",
      code: "市场检查",
      points: 12,
      all: "计划市场检查家次",
      done: "完成市场检查家次",
      importance: "key",
    }),
    rate({
      id: "relics",
      code: "文物巡查",
      points: 10,
      all: "计划文物巡查处次",
      done: "完成文物巡查处次",
      usual: 20,
    }),
    target({ id: "events", code: "惠民活动", points: 10, value: "惠民活动场次", target: 4 }),
    rate({
      id: "complaints",
      code: "投诉办结",
      points: 10,
      all: "旅游投诉件数",
      done: "按期办结投诉数",
      usual: 10,
    }),
    target({ id: "projects", code: "项目进度", points: 10, value: "项目完成进度", target: 100 }),
    levels({ id: "comment", code: "上级点评", points: 8 }),
  ];
  const rated = rating({ id: "rating", code: "民主测评", points: 10, raters: ["self", "peer", "superior"] });
  const after = [
    countedAddition({
      id: "publicity",
      code: "宣传",
      title: "宣传推介",
      each: 1,
      max: 4,
      ask: "是否有宣传推介",
      count: "宣传推介次数",
    }),
    deduction({
      id: "safety",
      code: "安全事故",
      each: 10,
      ask: "是否有安全事故",
      count: "安全事故起数",
      veto: "average",
    }),
  ];
  return ratedForm(
    "文化旅游人员季度考核表",
    "民主测评：自评 10%、同事互评 20%、上级评价 70%。",
    { before, rated, after },
    {
      weights: { self: 10, peer: 20, superior: 70 },
    },
  );
}
