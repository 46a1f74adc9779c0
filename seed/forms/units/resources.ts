import { commonItems } from "../common.ts";
import { countedAddition, deduction, rate } from "../items/index.ts";
import { reviewed, type UnitForm, unitForm } from "./unit-form.ts";

/** 自然资源局 */
export function resources(): UnitForm {
  const items = [
    ...commonItems(),
    rate({
      id: "land",
      code: "用地审批",
      points: 15,
      all: "用地审批件数",
      done: "时限内审批件数",
      usual: 20,
      importance: "key",
    }),
    rate({
      id: "registration",
      code: "确权登记",
      points: 15,
      all: "登记申请件数",
      done: "按时登记件数",
      usual: 100,
    }),
    rate({
      id: "patrol",
      code: "执法巡查",
      points: 15,
      all: "计划巡查次数",
      done: "完成巡查次数",
      usual: 20,
    }),
    rate({
      id: "mines",
      code: "矿山监管",
      points: 15,
      all: "应监管矿山数",
      done: "规范监管矿山数",
      usual: 10,
    }),
    reviewed(),
    countedAddition({
      id: "found",
      code: "主动发现违法",
      each: 1,
      max: 3,
      ask: "是否主动发现违法用地",
      count: "主动发现宗数",
    }),
    deduction({ id: "missed", code: "违法漏报", each: 2, ask: "是否有违法漏报", count: "违法漏报宗数" }),
  ];
  return unitForm("自然资源管理人员季度考核表", "适用于审批、登记、执法、矿管岗位。", items);
}
