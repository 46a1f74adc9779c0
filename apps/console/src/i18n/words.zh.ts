import { frequencyWords, gradeWords, labelsOf } from "@duheng/contracts/words";

/** Words of the field, the same everywhere. */
export const zh = {
  grade: labelsOf(gradeWords, "zh"),
  role: {
    "city-admin": "市级管理员",
    "banner-admin": "旗县管理员",
    "unit-admin": "单位管理员",
    "main-leader": "主要领导",
    "leader-in-charge": "分管领导",
    "section-head": "科室负责人",
    staff: "工作人员",
    auditor: "审计员",
    "system-admin": "系统管理员",
    "security-admin": "安全管理员",
  },
  tenantKind: { city: "市", banner: "旗县市区", unit: "单位" },
  assessmentState: {
    filling: "填报中",
    submitted: "待评鉴",
    reviewed: "待定等次",
    decided: "待反馈",
    feedback: "已反馈",
    closed: "已办结",
  },
  cycleState: { running: "填报与评鉴", deciding: "评定等次", closed: "已结束" },
  formState: { draft: "草稿", published: "已发布", retired: "已停用" },
  publicationState: { active: "可采用", superseded: "有新版", retired: "已停用" },
  stepBy: {
    self: "本人",
    "section-head": "科室负责人",
    "leader-in-charge": "分管领导",
    "main-leader": "主要领导",
    "unit-admin": "单位管理员",
  },
  frequency: labelsOf(frequencyWords, "zh"),
  rounding: { floor: "舍去小数", "half-up": "四舍五入", ceiling: "进一" },
  quotaGroup: { unit: "全单位", department: "按科室", category: "按人员类别" },
  staffState: { active: "在职", left: "已离开" },
  staffStatus: {
    probation: "试用期",
    leave: "休假",
    investigation: "接受审查",
    secondment: "借调",
    sanction: "受处分",
  },
} as const;
