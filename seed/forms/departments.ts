import type { Form } from "@duheng/contracts";
import { buildForm, defaultGroups } from "./build-form.ts";
import { commonItems } from "./common.ts";
import {
  countedAddition,
  deduction,
  type Item,
  levelledAddition,
  levels,
  rate,
  rating,
  reviewerAddition,
  satisfaction,
  target,
} from "./items/index.ts";

/** A form of one unit: its items and the document made of them. */
export interface UnitForm {
  readonly items: readonly Item[];
  readonly form: Form;
}

/** 10 points of 综合测评, given by the reviewer. */
function reviewed(): Item {
  return levels({ id: "rating", code: "综合测评", group: "测评", points: 10, virtue: "morality" });
}

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
      usual: 200,
      importance: "key",
    }),
    rate({
      id: "reporting",
      code: "上报及时",
      points: 10,
      all: "应上报批次",
      done: "及时上报批次",
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
  ];
  return unitForm(
    "生态环境执法监测人员季度考核表",
    "数据取自监测系统导出的文件。数据造假实行一票否决。",
    items,
  );
}

/** 文旅局: raters self 10 / peers 20 / superior 70. */
export function culture(): UnitForm {
  const items = [
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
    rating({ id: "rating", code: "民主测评", points: 10, raters: ["self", "peer", "superior"] }),
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
  return unitForm("文化旅游人员季度考核表", "民主测评：自评 10%、同事互评 20%、上级评价 70%。", items, {
    weights: { self: 10, peer: 20, superior: 70 },
  });
}

/** 政务服务局: public satisfaction adds or takes points (G8); raters self 10 / peers 20 / superior 50 / public 20. */
export function services(): UnitForm {
  const items = [
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
    rating({ id: "rating", code: "多方测评", points: 10, raters: ["self", "peer", "superior", "public"] }),
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
  return unitForm(
    "政务服务窗口人员季度考核表",
    "多方测评：自评 10%、互评 20%、上级 50%、群众 20%；群众满意率高于或低于 95% 时加减分。",
    items,
    { weights: { self: 10, peer: 20, superior: 50, public: 20 } },
  );
}

/** 组织部: fixed 80 and floating 20 (G7). */
export function organisation(): UnitForm {
  const items = [
    ...commonItems(),
    rate({
      id: "inspection",
      code: "干部考察",
      points: 12,
      all: "考察任务数",
      done: "按要求完成考察数",
      usual: 10,
      importance: "key",
    }),
    rate({
      id: "management",
      code: "公务员管理",
      points: 12,
      all: "公务员管理事项数",
      done: "按期办结管理事项数",
      usual: 20,
      importance: "key",
    }),
    target({ id: "party", code: "基层党建", points: 10, value: "联系指导支部次数", target: 6 }),
    rate({
      id: "files",
      code: "信息档案",
      points: 8,
      all: "审核档案卷数",
      done: "无差错档案卷数",
      usual: 20,
    }),
    levels({ id: "writing", code: "材料质量", points: 8 }),
    levelledAddition({
      id: "highlights",
      code: "亮点",
      title: "工作亮点",
      group: "浮动",
      max: 8,
      by: "best",
      rows: "工作亮点",
      named: "亮点名称",
      levels: [
        { title: "国家级", points: 8 },
        { title: "自治区级", points: 5 },
        { title: "市级", points: 3 },
      ],
    }),
    reviewerAddition({ id: "innovation", code: "创新创先", group: "浮动", max: 5 }),
    countedAddition({
      id: "advice",
      code: "建言献策",
      group: "浮动",
      each: 2,
      max: 4,
      ask: "是否有建议被采纳",
      count: "被采纳建议数",
    }),
    countedAddition({
      id: "publicity",
      code: "宣传信息",
      group: "浮动",
      each: 1,
      max: 3,
      ask: "是否有宣传信息",
      count: "宣传信息篇数",
    }),
    deduction({ id: "mistakes", code: "工作失误", each: 2, ask: "是否有工作失误", count: "工作失误次数" }),
  ];
  const form = buildForm({
    title: "组织部工作人员季度考核表",
    description: "固定分 80 分（共性 30、岗位职责 50），浮动分 20 分（亮点、创新、建言、宣传）。",
    items,
    groups: [
      ...defaultGroups.map((group) =>
        group.code === "个性" ? { ...group, title: "岗位职责", max: 50 } : group,
      ),
      { id: "group-floating", code: "浮动", title: "浮动分", kind: "additions", min: 0, max: 20 },
    ],
  });
  return { items, form };
}

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

function unitForm(title: string, description: string, items: Item[], ratings?: Form["ratings"]): UnitForm {
  const rules = ratings
    ? { ratings: { required: ["superior" as const], trim: { from: 5, drop: 1 }, ...ratings } }
    : {};
  return { items, form: buildForm({ title, description, items, ...rules }) };
}
