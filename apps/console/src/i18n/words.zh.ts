import {
  assessmentStateWords,
  cycleStateWords,
  formStateWords,
  frequencyWords,
  gradeWords,
  labelsOf,
  staffStateWords,
  staffStatusWords,
} from "@duheng/contracts/words";

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
  assessmentState: labelsOf(assessmentStateWords, "zh"),
  cycleState: labelsOf(cycleStateWords, "zh"),
  formState: labelsOf(formStateWords, "zh"),
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
  staffState: labelsOf(staffStateWords, "zh"),
  staffStatus: labelsOf(staffStatusWords, "zh"),
} as const;
