import type { BilingualText } from "@duheng/contracts";
import {
  assessmentStateWords,
  cycleStateWords,
  formStateWords,
  frequencyWords,
  gradeWords,
  kinshipWords,
  leavingWords,
  planStateWords,
  roleWords,
  staffStateWords,
  staffStatusWords,
  tenantKindWords,
  tenantLevelWords,
  tenantStateWords,
} from "@duheng/contracts/words";

/** Attributes whose change a trail tells, as people call them; others go by their own name. */
export const attributeWords: Readonly<Record<string, BilingualText>> = {
  state: { zh: "状态", en: "state" },
  score: { zh: "得分", en: "score" },
  grade: { zh: "等次", en: "grade" },
  proposedGrade: { zh: "建议等次", en: "proposed grade" },
  name: { zh: "姓名或名称", en: "name" },
  title: { zh: "名称", en: "title" },
  code: { zh: "代码", en: "code" },
  number: { zh: "工号", en: "number" },
  position: { zh: "职务", en: "post" },
  level: { zh: "职务层次", en: "level" },
  order: { zh: "顺序", en: "order" },
  description: { zh: "说明", en: "description" },
  period: { zh: "周期", en: "period" },
  departmentId: { zh: "科室", en: "department" },
  categoryId: { zh: "人员类别", en: "staff category" },
  userId: { zh: "账号", en: "account" },
  leaderInChargeId: { zh: "分管领导", en: "leader in charge" },
  headId: { zh: "负责人", en: "head" },
  identityNumber: { zh: "身份证号", en: "identity number" },
  phone: { zh: "手机号", en: "phone" },
  isLeader: { zh: "领导成员", en: "member of the leadership" },
  joinedOn: { zh: "到岗日期", en: "first day" },
  leftOn: { zh: "离开日期", en: "last day" },
  frequency: { zh: "频次", en: "frequency" },
  reportsTo: { zh: "上级", en: "reports to" },
  shortName: { zh: "简称", en: "short name" },
  kind: { zh: "类型", en: "kind" },
  field: { zh: "工作领域", en: "field of work" },
  latestVersion: { zh: "最新版本", en: "latest version" },
  // Of an account: whether it has the role.
  ...roleWords,
};

/** Values that have words of their own, by the attribute; by kind and attribute where a kind has other words. */
export const valueWords: Readonly<Record<string, Readonly<Record<string, BilingualText>>>> = {
  grade: gradeWords,
  proposedGrade: gradeWords,
  state: {
    ...assessmentStateWords,
    ...planStateWords,
    open: { zh: "进行中", en: "open" },
    withdrawn: { zh: "已停用", en: "withdrawn" },
    offered: { zh: "在用", en: "offered" },
  },
  "staff.state": staffStateWords,
  "tenants.state": tenantStateWords,
  "tenants.kind": tenantKindWords,
  "tenants.level": tenantLevelWords,
  leaving: leavingWords,
  kinship: kinshipWords,
  status: staffStatusWords,
  "forms.state": formStateWords,
  "cycles.state": cycleStateWords,
  identityNumber: sealed(),
  phone: sealed(),
  field: {
    identityNumber: { zh: "身份证号", en: "identity number" },
    phone: { zh: "手机号", en: "phone" },
  },
  frequency: frequencyWords,
  list: {
    departments: { zh: "科室", en: "departments" },
    staffCategories: { zh: "人员类别", en: "staff categories" },
    staff: { zh: "人员", en: "staff" },
    datasets: { zh: "数据集", en: "datasets" },
    forms: { zh: "考核表", en: "forms" },
    plans: { zh: "考核方案", en: "plans" },
    cycles: { zh: "考核周期", en: "cycles" },
    assessments: { zh: "考核记录", en: "assessments" },
    workItems: { zh: "待办", en: "work waiting" },
    grants: { zh: "跨单位授权", en: "grants" },
    jobs: { zh: "后台任务", en: "jobs" },
    users: { zh: "账号", en: "accounts" },
    tenants: { zh: "单位", en: "units" },
    library: { zh: "模板库", en: "templates" },
    indicatorEntries: { zh: "指标库", en: "indicators" },
    kinships: { zh: "回避关系", en: "kinships" },
  },
  audience: {
    below: { zh: "全部下级单位", en: "all units below" },
    all: { zh: "全部单位", en: "all units" },
  },
};

/** What a trail tells of a sealed value: that it is there, and that it is another. */
function sealed(): Readonly<Record<string, BilingualText>> {
  return {
    present: { zh: "有（内容不记录）", en: "there (not recorded)" },
    replaced: { zh: "已更换（内容不记录）", en: "another (not recorded)" },
  };
}
