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

/** 警务技术类 */
export function policeTechnicalItems(): Item[] {
  return [
    ...commonItems(),
    rate({
      id: "survey",
      code: "勘验及时率",
      points: 10,
      all: "应勘验现场数",
      done: "及时勘验数",
      importance: "key",
      usual: 30,
    }),
    rate({
      id: "expertise",
      code: "鉴定采信率",
      points: 12,
      all: "出具鉴定数",
      done: "被采信鉴定数",
      importance: "key",
      usual: 40,
    }),
    rate({ id: "timely", code: "时限达标率", points: 8, all: "应出具鉴定数", done: "时限内出具数" }),
    rate({
      id: "custody",
      code: "物证流转完整率",
      points: 8,
      all: "流转物证数",
      done: "记录完整物证数",
      usual: 80,
    }),
    rate({ id: "entry", code: "入库率", points: 6, all: "应入库样本数", done: "已入库样本数", usual: 100 }),
    rate({
      id: "equipment",
      code: "设备完好率",
      points: 6,
      all: "设备台数",
      done: "完好设备台数",
      usual: 20,
    }),
    levels({ id: "support", code: "支撑贡献", points: 6 }),
    target({ id: "proficiency", code: "能力验证", points: 4, value: "能力验证得分", target: 100 }),
    reviewed(),
    levelledAddition({
      id: "research",
      code: "科研",
      title: "科研成果",
      max: 5,
      rows: "科研成果",
      named: "成果名称",
      levels: [
        { title: "国家级", points: 5 },
        { title: "省部级", points: 3 },
        { title: "市厅级", points: 1 },
      ],
    }),
    reviewerAddition({ id: "innovation", code: "革新", title: "技术革新", max: 5 }),
    deduction({ id: "errors", code: "鉴定差错", each: 5, ask: "是否有鉴定差错", count: "鉴定差错件数" }),
    deduction({
      id: "lost",
      code: "检材遗失污染",
      each: 8,
      ask: "是否有检材遗失污染",
      count: "检材遗失污染件数",
      veto: "average",
    }),
  ];
}

export function policeTechnicalForm(): Form {
  return buildForm({
    title: "警务技术类民警季度考核表",
    description: "适用于勘验、鉴定、信息通信等警务技术岗位。检材遗失或污染实行一票否决，等次最高为“一般”。",
    items: policeTechnicalItems(),
  });
}
