import type { Form } from "@duheng/contracts";
import { buildForm } from "./build-form.ts";
import { commonItems } from "./common.ts";
import {
  deduction,
  type Item,
  levelledAddition,
  levels,
  rate,
  reviewerAddition,
  target,
} from "./items/index.ts";

/** 执法勤务类: the city's form, which it shares as a template. */
export function policeDutyItems(): Item[] {
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
    levels({ id: "rating", code: "综合测评", group: "测评", points: 10, virtue: "morality" }),
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
    levels({ id: "rating", code: "综合测评", group: "测评", points: 10, virtue: "morality" }),
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
    levels({ id: "rating", code: "综合测评", group: "测评", points: 10, virtue: "morality" }),
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
