import { commonItems } from "../common.ts";
import { deduction, levels, rate, unitPerformance } from "../items/index.ts";
import { reviewed, type UnitForm, unitForm } from "./unit-form.ts";

/** 生态环境局: figures come from a monitoring file. */
export function ecology(): UnitForm {
  const items = [
    ...commonItems(),
    rate({
      id: "monitoring",
      code: "监测有效率",
      points: 12,
      all: "监测数据组数",
      done: "有效数据组数",
      dataset: "监测数据",
      percent: "validRate",
      usual: 200,
      importance: "key",
    }),
    rate({
      id: "reporting",
      code: "上报及时",
      points: 10,
      all: "应上报批次",
      done: "及时上报批次",
      dataset: "监测数据",
      usual: 20,
    }),
    rate({
      id: "inspection",
      code: "执法检查",
      points: 10,
      all: "计划检查家次",
      done: "完成检查家次",
      usual: 20,
    }),
    rate({ id: "files", code: "案卷合格", points: 8, all: "评查案卷数", done: "合格案卷数", usual: 10 }),
    rate({
      id: "petitions",
      code: "信访办结",
      points: 8,
      all: "环境信访件数",
      done: "按期办结信访数",
      usual: 10,
    }),
    rate({ id: "permits", code: "审批时限", points: 6, all: "审批件数", done: "时限内审批件数", usual: 20 }),
    levels({ id: "emergency", code: "应急", title: "应急处置", points: 6 }),
    reviewed(),
    deduction({ id: "late", code: "逾期", each: 1, ask: "是否有逾期", count: "逾期件数" }),
    deduction({
      id: "forged",
      code: "数据造假",
      each: 10,
      ask: "是否有数据造假",
      count: "数据造假件数",
      veto: "average",
    }),
    unitPerformance(),
  ];
  return unitForm(
    "生态环境执法监测人员季度考核表",
    "监测数据取自监测系统导出的文件，单位绩效取自考核办通报。数据造假实行一票否决。",
    items,
  );
}
