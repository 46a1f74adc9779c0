import { commonItems } from "../common.ts";
import { countedAddition, deduction, levels, rate, rating, satisfaction, target } from "../items/index.ts";
import { ratedForm, type UnitForm } from "./unit-form.ts";

/** 政务服务局: public satisfaction adds or takes points (G8); raters self 10 / peers 20 / superior 50 / public 20. */
export function services(): UnitForm {
  const before = [
    ...commonItems(),
    rate({
      id: "deadline",
      code: "按时办结",
      points: 20,
      all: "受理件数",
      done: "按时办结件数",
      usual: 200,
      importance: "key",
    }),
    rate({
      id: "once",
      code: "一次办成",
      points: 15,
      all: "可一次办成件数",
      done: "一次办成件数",
      usual: 100,
      importance: "key",
    }),
    target({ id: "materials", code: "材料精简", points: 10, value: "精简材料份数", target: 10 }),
    levels({ id: "window", code: "窗口规范", points: 15 }),
  ];
  const rated = rating({
    id: "rating",
    code: "多方测评",
    points: 10,
    raters: ["self", "peer", "superior", "public"],
  });
  const after = [
    satisfaction({ id: "satisfaction", code: "满意度", title: "群众满意度" }),
    countedAddition({
      id: "praise",
      code: "表扬",
      title: "群众表扬",
      each: 0.5,
      max: 2,
      ask: "是否有群众表扬",
      count: "群众表扬次数",
    }),
    deduction({
      id: "bad-reviews",
      code: "核实差评",
      each: 1,
      cap: 5,
      ask: "是否有核实差评",
      count: "核实差评次数",
    }),
  ];
  return ratedForm(
    "政务服务窗口人员季度考核表",
    "多方测评：自评 10%、互评 20%、上级 50%、群众 20%；群众满意率高于或低于 95% 时加减分。",
    { before, rated, after },
    { weights: { self: 10, peer: 20, superior: 50, public: 20 } },
  );
}
