import type { AuditEntry } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { sayEntry } from "../src/audit/say-entry.ts";
import { actionWords } from "../src/audit/words/actions.ts";
import { attributeWords } from "../src/audit/words/attributes.ts";
import { propertyNames, propertyOf, resolve, schemaOf } from "../src/database/schema/json-schema.ts";

type Case = readonly [about: Partial<AuditEntry>, zh: string, en: string];

const id = "mfz1k2x0a4b5c6d7e8f90123";
const on = (kind: string, name: string, details?: Record<string, unknown>): Partial<AuditEntry> => ({
  target: { kind, id, name },
  ...(details && { details }),
});
const form = on("forms", "季度表");
const paper = on("assessments", "乙");

/** Every action as the server writes it, and what the trail says: who, what, to whom, and no id. */
const sentences: Record<string, Case> = {
  "identity.signIn": [{}, "甲登录", "甲 signed in"],
  "identity.signOut": [{}, "甲退出登录", "甲 signed out"],
  "identity.switchTenant": [on("tenants", "公安局"), "甲切换到“公安局”", "甲 switched to “公安局”"],
  "identity.changePassword": [{}, "甲修改了自己的密码", "甲 changed the own password"],
  "identity.createFirstAdministrator": [
    on("tenants", "某市"),
    "甲为“某市”创建了首位管理员",
    "甲 created the first administrator of “某市”",
  ],
  "identity.signInFailed": [on("users", "yi"), "甲以“yi”的名义登录失败", "甲 failed to sign in as “yi”"],
  "identity.signInSlowed": [
    on("users", "yi"),
    "甲以“yi”的名义登录，因多次失败被要求等待",
    "甲 was made to wait after failing to sign in as “yi”",
  ],
  "identity.signInUnknown": [
    {},
    "甲以不存在的用户名登录失败",
    "甲 failed to sign in by names that nobody has",
  ],
  "access.refused": [
    { details: { procedure: "forms.publish" } },
    "甲无权进行此操作，已拒绝：“发布考核表”",
    "甲 was refused for lack of permission: “Publish a form”",
  ],
  "users.create": [on("users", "yi"), "甲新建账号“yi”", "甲 created the account “yi”"],
  "users.setPassword": [
    on("users", "yi"),
    "甲重设账号“yi”的密码并结束其全部会话",
    "甲 set the password of the account “yi” and ended its sessions",
  ],
  "users.disable": [
    on("users", "yi"),
    "甲停用账号“yi”并结束其全部会话",
    "甲 disabled the account “yi” and ended its sessions",
  ],
  "users.enable": [on("users", "yi"), "甲恢复停用的账号“yi”", "甲 enabled the account “yi” again"],
  "users.createMany": [{}, "甲批量开通账号", "甲 created several accounts"],
  "users.takeBack": [
    on("users", "yi"),
    "甲收回从未启用的账号“yi”",
    "甲 took back the account “yi”, which was never used",
  ],
  "users.makeSlips": [
    on("users", "yi", { until: "2026-10-14T00:00:00.000Z" }),
    "甲为账号“yi”制作账号条，原密码作废，结束其全部会话",
    "甲 made a slip for the account “yi”; its former password and sessions are over",
  ],
  "users.endSessions": [
    on("users", "yi"),
    "甲结束账号“yi”的全部会话",
    "甲 ended the sessions of the account “yi”",
  ],
  "users.setRoles": [
    {
      ...on("users", "yi", { unit: "公安局" }),
      changes: [{ field: "unit-admin", before: false, after: true }],
    },
    "甲调整账号“yi”在“公安局”的角色：单位管理员 否 → 是",
    "甲 changed the roles of the account “yi” in “公安局”: unit administrator no → yes",
  ],
  "users.endMembership": [
    on("users", "yi"),
    "甲把账号“yi”的人员标记为离开，该账号不能再进入本单位",
    "甲 let the person of the account “yi” leave, so it enters this unit no more",
  ],
  "users.resumeMembership": [
    on("users", "yi"),
    "甲恢复账号“yi”的人员为在职，该账号以工作人员身份重新进入本单位",
    "甲 let the person of the account “yi” return, so it enters this unit again as staff",
  ],
  "users.separate": [
    on("users", "yi", { person: "乙（002）" }),
    "甲解除账号“yi”与人员“乙（002）”的对应，该人员另有账号",
    "甲 separated the account “yi” from “乙（002）” of the staff, who has another account",
  ],
  "users.rename": [
    on("users", "yi", { former: "yi", username: "yi-2" }),
    "甲因用户名重复，更改账号“yi”的用户名：“yi”改为“yi-2”",
    "甲 changed the user name of the account “yi”, which another one has: “yi” is now “yi-2”",
  ],
  "users.tell": [
    { across: true, reason: "what is done to the account u2 is told to its units" },
    "甲把对账号的操作告知其所在单位",
    "甲 told the units of an account of what was done to it",
  ],
  "users.readTrail": [
    { across: true, reason: "sign-ins and refusals of the account u2" },
    "甲查阅账号在各单位的登录与被拒绝记录",
    "甲 read the sign-ins and refusals of an account in its units",
  ],
  "database.backup": [
    { details: { name: "备份-1" } },
    "甲备份数据库到“备份-1”",
    "甲 backed up the database to “备份-1”",
  ],
  "database.restore": [
    { details: { name: "备份-1" } },
    "甲从备份“备份-1”恢复数据库并结束所有会话",
    "甲 restored the database from the backup “备份-1” and ended all sessions",
  ],
  "departments.create": [on("departments", "一科"), "甲新增科室“一科”", "甲 added the department “一科”"],
  "departments.update": [
    {
      ...on("departments", "一科"),
      changes: [{ field: "leaderInChargeId", before: null, after: "乙（002）" }],
    },
    "甲修改科室“一科”：分管领导 无 → 乙（002）",
    "甲 changed the department “一科”: leader in charge none → 乙（002）",
  ],
  "departments.remove": [on("departments", "一科"), "甲删除科室“一科”", "甲 removed the department “一科”"],
  "departments.retire": [on("departments", "一科"), "甲停用科室“一科”", "甲 retired the department “一科”"],
  "departments.restore": [
    on("departments", "一科"),
    "甲恢复停用的科室“一科”",
    "甲 restored the department “一科”",
  ],
  "staffCategories.retire": [
    on("staffCategories", "综合"),
    "甲停用人员类别“综合”",
    "甲 retired the staff category “综合”",
  ],
  "staffCategories.restore": [
    on("staffCategories", "综合"),
    "甲恢复停用的人员类别“综合”",
    "甲 restored the staff category “综合”",
  ],
  "datasets.create": [on("datasets", "监测"), "甲新建数据集“监测”", "甲 created the dataset “监测”"],
  "datasets.update": [on("datasets", "监测"), "甲修改数据集“监测”", "甲 changed the dataset “监测”"],
  "datasets.remove": [on("datasets", "监测"), "甲删除数据集“监测”", "甲 removed the dataset “监测”"],
  "datasets.removeMany": [{}, "甲批量删除数据集", "甲 removed several datasets"],
  "datasets.retire": [on("datasets", "监测"), "甲停用数据集“监测”", "甲 retired the dataset “监测”"],
  "datasets.restore": [on("datasets", "监测"), "甲恢复停用的数据集“监测”", "甲 restored the dataset “监测”"],
  "datasets.makeCurrent": [
    on("datasets", "监测", { period: "2026-Q3", version: 2 }),
    "甲把数据集“监测”“2026-Q3”的数据改用另一版：第 2 版",
    "甲 made another version of the dataset “监测” count for “2026-Q3”: version 2",
  ],
  "datasets.push": [
    on("datasets", "监测", { period: "2026-Q3", altered: 2 }),
    "甲推送数据集“监测”“2026-Q3”的数据：更改 2 条",
    "甲 pushed figures of the dataset “监测” for “2026-Q3”: 2 changed",
  ],
  "datasets.pushStopped": [
    on("datasets", "监测", { period: "2026-Q3" }),
    "甲推送数据集“监测”“2026-Q3”的数据，途中令牌被停用，已全部撤回",
    "甲 pushed figures of the dataset “监测” for “2026-Q3”, taken back as its token was revoked",
  ],
  "accessTokens.create": [
    on("accessTokens", "平台", { until: "2027-01-01" }),
    "甲新建令牌“平台”",
    "甲 created the access token “平台”",
  ],
  "accessTokens.revoke": [
    on("accessTokens", "平台"),
    "甲停用令牌“平台”",
    "甲 revoked the access token “平台”",
  ],
  "accessTokens.elsewhere": [
    on("accessTokens", "平台"),
    "甲一天内从两个地址使用令牌“平台”",
    "甲 used the access token “平台” from two addresses within a day",
  ],
  "accessTokens.refused": [
    on("accessTokens", "平台"),
    "甲使用令牌“平台”被拒绝：内容不符、已停用或已到期",
    "甲 was refused with the access token “平台”: wrong, revoked or run out",
  ],
  "accessTokens.unknown": [
    {},
    "甲用不存在的令牌推送数据，已拒绝",
    "甲 was refused with a token that is none",
  ],
  "datasets.export": [
    on("datasets", "监测", { period: "2026-Q3", version: 2 }),
    "甲导出数据集“监测”“2026-Q3”的数据：第 2 版",
    "甲 exported figures of the dataset “监测” for “2026-Q3”: version 2",
  ],
  "plans.retire": [on("plans", "方案"), "甲停用考核方案“方案”", "甲 retired the plan “方案”"],
  "plans.restore": [on("plans", "方案"), "甲恢复停用的考核方案“方案”", "甲 restored the plan “方案”"],
  "staffCategories.create": [
    on("staffCategories", "综合"),
    "甲新增人员类别“综合”",
    "甲 added the staff category “综合”",
  ],
  "staffCategories.update": [
    on("staffCategories", "综合"),
    "甲修改人员类别“综合”",
    "甲 changed the staff category “综合”",
  ],
  "staffCategories.remove": [
    on("staffCategories", "综合"),
    "甲删除人员类别“综合”",
    "甲 removed the staff category “综合”",
  ],
  "tenants.create": [on("tenants", "某局"), "甲新增单位“某局”", "甲 added the unit “某局”"],
  "tenants.update": [
    { ...on("tenants", "某局"), changes: [{ field: "reportsTo", before: "甲旗", after: "乙旗" }] },
    "甲修改单位“某局”：上级 甲旗 → 乙旗",
    "甲 changed the unit “某局”: reports to 甲旗 → 乙旗",
  ],
  "tenants.close": [
    { ...on("tenants", "某局"), changes: [{ field: "state", before: "active", after: "closed" }] },
    "甲关闭单位“某局”：状态 在用 → 已关闭",
    "甲 closed the unit “某局”: state open → closed",
  ],
  "tenants.reopen": [on("tenants", "某局"), "甲恢复关闭的单位“某局”", "甲 opened the unit “某局” again"],
  "tenants.remove": [on("tenants", "某局"), "甲删除单位“某局”", "甲 removed the unit “某局”"],
  "imports.stage": [
    on("imports", "人员.xlsx", { rows: 200 }),
    "甲上传了要导入的表格“人员.xlsx”：200 行",
    "甲 brought the table “人员.xlsx” to import: 200 rows",
  ],
  "imports.map": [
    on("imports", "人员.xlsx"),
    "甲设置了导入“人员.xlsx”怎样读",
    "甲 said how the import “人员.xlsx” is read",
  ],
  "imports.editRow": [
    on("imports", "人员.xlsx"),
    "甲更正了导入“人员.xlsx”中的行",
    "甲 corrected rows of the import “人员.xlsx”",
  ],
  "imports.leaveOut": [
    on("imports", "人员.xlsx"),
    "甲略过了导入“人员.xlsx”中有问题的行",
    "甲 left out rows of the import “人员.xlsx”",
  ],
  "imports.discard": [
    on("imports", "人员.xlsx"),
    "甲放弃了导入“人员.xlsx”",
    "甲 discarded the import “人员.xlsx”",
  ],
  "imports.commit": [
    on("imports", "人员.xlsx", { added: 180, altered: 12 }),
    "甲写入导入“人员.xlsx”：新增 180 条，更改 12 条",
    "甲 had the import “人员.xlsx” written: 180 new, 12 changed",
  ],
  "imports.undo": [
    on("imports", "人员.xlsx"),
    "甲撤销导入“人员.xlsx”",
    "甲 had the import “人员.xlsx” undone",
  ],
  "staff.create": [on("staff", "乙"), "甲新增人员“乙”", "甲 added “乙” to the staff"],
  "staff.update": [
    { ...on("staff", "乙"), changes: [{ field: "state", before: "active", after: "left" }] },
    "甲修改人员“乙”的信息：状态 在职 → 已离开",
    "甲 changed the record of “乙”: state active → left",
  ],
  "staff.remove": [on("staff", "乙"), "甲删除人员“乙”", "甲 removed “乙” from the staff"],
  "staff.reveal": [
    on("staff", "乙", { field: "identityNumber" }),
    "甲查看“乙”的身份证号",
    "甲 saw the identity number of “乙”",
  ],
  "database.rotateKeys": [
    { details: { name: "k2" } },
    "甲用密钥“k2”重新加密保密内容",
    "甲 sealed everything anew under the key “k2”",
  ],
  "forms.create": [form, "甲新建考核表“季度表”", "甲 created the form “季度表”"],
  "forms.update": [
    { ...form, changes: [{ field: "title", before: "旧表", after: "季度表" }] },
    "甲修改考核表“季度表”：名称 旧表 → 季度表",
    "甲 changed the form “季度表”: title 旧表 → 季度表",
  ],
  "forms.remove": [form, "甲删除考核表“季度表”", "甲 removed the form “季度表”"],
  "forms.copy": [
    on("forms", "副本", { copyOf: id, source: "季度表" }),
    "甲复制考核表“季度表”为“副本”",
    "甲 copied the form “季度表” as “副本”",
  ],
  "forms.archive": [form, "甲归档考核表“季度表”", "甲 archived the form “季度表”"],
  "forms.restore": [form, "甲恢复考核表“季度表”", "甲 restored the form “季度表”"],
  "forms.publish": [
    on("forms", "季度表", { version: 2 }),
    "甲发布考核表“季度表”：第 2 版",
    "甲 published the form “季度表”: version 2",
  ],
  "forms.moveDrafts": [
    on("forms", "季度表", { cycleId: id, cycle: "三季度", version: 2, moved: [id, id] }),
    "甲把“三季度”中未提交的表改用考核表“季度表”的新版本：第 2 版，2 份",
    "甲 moved papers not handed in of “三季度” to a later version of the form “季度表”: version 2, 2 papers",
  ],
  "library.share": [
    on("library", "季度表", { version: 2, audience: "below" }),
    "甲把“季度表”共享为模板，共享给全部下级单位：第 2 版",
    "甲 shared “季度表” as a template with all units below: version 2",
  ],
  "library.adopt": [
    on("forms", "我局表", { source: "季度表", owner: "某市" }),
    "甲采用“某市”的模板“季度表”为“我局表”",
    "甲 adopted the template “季度表” of “某市” as “我局表”",
  ],
  "library.retire": [on("library", "季度表"), "甲停用模板“季度表”", "甲 retired the template “季度表”"],
  "library.upgrade": [
    on("forms", "季度表", { version: 3, fromVersion: 2 }),
    "甲把考核表“季度表”升级到模板的新版本：第 3 版",
    "甲 upgraded the form “季度表” to a newer template: version 3",
  ],
  "library.leaveUpgrade": [
    on("forms", "季度表", { version: 2 }),
    "甲撤回考核表“季度表”的模板升级：第 2 版",
    "甲 took back the template upgrade of the form “季度表”: version 2",
  ],
  "library.offerBack": [
    on("forms", "季度表", { offerId: id, to: id, owner: "某市", version: 1 }),
    "甲把“季度表”向上推荐给“某市”：第 1 版",
    "甲 offered “季度表” upward to “某市”: version 1",
  ],
  "library.withdrawOffer": [
    on("library", "季度表", { owner: "某市" }),
    "甲撤回向“某市”的推荐“季度表”",
    "甲 withdrew the offer “季度表” to “某市”",
  ],
  "library.acceptOffer": [
    on("forms", "季度表", { offerId: id, unit: "公安局", parts: 2 }),
    "甲采纳“公安局”的推荐，改入“季度表”",
    "甲 took an offer over from “公安局” into “季度表”",
  ],
  "library.declineOffer": [
    { ...on("library", "季度表", { unit: "公安局" }), reason: "口径不一致" },
    "甲不采纳“公安局”的推荐“季度表”。理由：口径不一致",
    "甲 declined the offer “季度表” from “公安局”. Reason: 口径不一致",
  ],
  "indicatorEntries.create": [
    on("indicatorEntries", "办结率"),
    "甲新增指标条目“办结率”",
    "甲 added the indicator entry “办结率”",
  ],
  "indicatorEntries.update": [
    on("indicatorEntries", "办结率", { version: 2 }),
    "甲修改指标条目“办结率”：第 2 版",
    "甲 changed the indicator entry “办结率”: version 2",
  ],
  "indicatorEntries.setState": [
    {
      ...on("indicatorEntries", "办结率"),
      changes: [{ field: "state", before: "active", after: "retired" }],
    },
    "甲停用或恢复指标条目“办结率”：状态 在用 → 已停用",
    "甲 withdrew or restored the indicator entry “办结率”: state active → retired",
  ],
  "indicatorEntries.readAbove": [
    { across: true, reason: "what the tenants above offer" },
    "甲查阅上级单位的指标库",
    "甲 read the indicator libraries above",
  ],
  "plans.create": [on("plans", "方案"), "甲新建考核方案“方案”", "甲 created the plan “方案”"],
  "plans.update": [
    { ...on("plans", "方案"), changes: [{ field: "frequency", before: "month", after: "quarter" }] },
    "甲修改考核方案“方案”：频次 月度 → 季度",
    "甲 changed the plan “方案”: frequency monthly → quarterly",
  ],
  "plans.remove": [on("plans", "方案"), "甲删除考核方案“方案”", "甲 removed the plan “方案”"],
  "cycles.start": [on("cycles", "三季度"), "甲启动考核周期“三季度”", "甲 started the cycle “三季度”"],
  "cycles.close": [on("cycles", "三季度"), "甲结束考核周期“三季度”", "甲 closed the cycle “三季度”"],
  "audit.acceptFindings": [
    { details: { name: "3" } },
    "甲确认已查明审计核验发现的“3”处问题",
    "甲 accepted “3” findings of verifying the trail",
  ],
  "jobs.cancel": [
    on("jobs", "精简旧记录", { job: "甲表" }),
    "甲取消后台任务“精简旧记录”（“甲表”）",
    "甲 cancelled the job “精简旧记录” (“甲表”)",
  ],
  "assessments.read": [
    { ...paper, count: 3 },
    "甲查看“乙”的考核表：3 次",
    "甲 opened the paper of “乙”: 3 times",
  ],
  "assessments.saveAnswers": [paper, "甲保存“乙”考核表的填报内容", "甲 saved answers in the paper of “乙”"],
  "assessments.submit": [
    { ...paper, changes: [{ field: "state", before: "filling", after: "submitted" }] },
    "甲提交“乙”的考核表：状态 填报中 → 待评鉴",
    "甲 handed in the paper of “乙”: state being filled → awaiting review",
  ],
  "assessments.moveSeen": [
    paper,
    "甲确认“乙”的考核表已改用新版本",
    "甲 noted that the paper of “乙” moved to a later version",
  ],
  "assessments.returnToStaff": [
    { ...paper, reason: "请补充" },
    "甲把考核表退回“乙”修改。理由：请补充",
    "甲 returned the paper to “乙”. Reason: 请补充",
  ],
  "assessments.saveReview": [paper, "甲保存对“乙”的评鉴草稿", "甲 saved a draft of the review of “乙”"],
  "assessments.review": [paper, "甲评鉴“乙”的考核表", "甲 reviewed the paper of “乙”"],
  "assessments.setGrade": [paper, "甲评定“乙”的等次", "甲 set the grade of “乙”"],
  "assessments.fixGrades": [
    on("quotaGroups", "全局", { cycle: "三季度" }),
    "甲确定“三季度”中“全局”的等次",
    "甲 fixed the grades of “全局” in “三季度”",
  ],
  "assessments.saveFeedback": [paper, "甲保存给“乙”的反馈草稿", "甲 saved a draft of the feedback to “乙”"],
  "assessments.scoreCohorts": [
    on("quotaGroups", "全局", { cycle: "三季度" }),
    "甲要求重新计算“三季度”中“全局”与全组比较的得分",
    "甲 wanted what is held against the group in “全局” of “三季度” scored again",
  ],
  "assessments.giveFeedback": [paper, "甲向“乙”反馈结果", "甲 told “乙” the result"],
  "assessments.readFeedback": [paper, "甲阅读“乙”的结果反馈", "甲 read the feedback to “乙”"],
  "assessments.acknowledge": [paper, "甲确认“乙”的结果反馈", "甲 acknowledged the feedback to “乙”"],
  "grants.give": [
    {
      ...on("grants", "丙", { unit: "某市", person: "乙", until: "2026-12-31", acts: ["read", "review"] }),
      reason: "领导成员由上级考核",
    },
    "甲授权“某市”的“丙”办理“乙”的考核表，至“2026-12-31”止。理由：领导成员由上级考核",
    "甲 granted “丙” of “某市” to act on the paper of “乙” until “2026-12-31”. Reason: 领导成员由上级考核",
  ],
  "grants.withdraw": [
    on("grants", "丙", { unit: "某市", person: "乙" }),
    "甲撤回“某市”的“丙”办理“乙”的考核表的授权",
    "甲 withdrew what was granted to “丙” of “某市” on the paper of “乙”",
  ],
  "grants.candidates": [
    { across: true, reason: "who may review in hlbe" },
    "甲查阅其他单位可以办理评鉴的人员",
    "甲 looked up who may review in another unit",
  ],
  "organisation.readiness": [
    { across: true, reason: "what the units below lack" },
    "甲查阅所属单位的准备情况（只有数字）",
    "甲 read, in numbers, what the units below lack for the next cycle",
  ],
  "organisation.progress": [
    { across: true, reason: "how far the units below are" },
    "甲查阅所属单位的考核进度（只有数字）",
    "甲 read, in numbers, how far the cycles of the units below are",
  ],
  "audit.tellHome": [
    { across: true, reason: "done under the grant g1" },
    "甲把凭授权办理的事项告知人员所在单位",
    "甲 told the person's own unit of what was done under a grant",
  ],
  "tenants.countPeople": [
    { across: true, reason: "unit u1" },
    "甲清点要删除的下级单位有没有人员",
    "甲 counted the people of a unit below that was to be removed",
  ],
  "persons.join": [
    { across: true, reason: "staff records of one account" },
    "甲认定同一账号在各单位的人员记录为同一人",
    "甲 found staff records of one account to be of one person",
  ],
  "grants.mine": [
    { across: true, reason: "papers granted by other tenants" },
    "甲查阅其他单位授权办理的考核表",
    "甲 looked up the papers that other units granted",
  ],
  "files.upload": [
    { target: { kind: "files", id }, details: { name: "证明.pdf", person: "乙" } },
    "甲上传附件“证明.pdf”到“乙”的考核表",
    "甲 uploaded the file “证明.pdf” to the paper of “乙”",
  ],
  "files.download": [
    { target: { kind: "files", id }, details: { name: "证明.pdf", person: "乙" } },
    "甲下载“乙”的考核表中的附件“证明.pdf”",
    "甲 downloaded the file “证明.pdf” of the paper of “乙”",
  ],
  "files.refuseInfected": [
    { ...paper, details: { name: "证明.pdf", person: "乙" } },
    "甲上传到“乙”的考核表的附件“证明.pdf”含有病毒，已拒绝",
    "甲 tried to upload the file “证明.pdf” to the paper of “乙”, refused for a virus",
  ],
  "archives.ask": [
    on("tenants", "公安局"),
    "甲申请“公安局”的全部数据归档",
    "甲 asked for an archive of all data of “公安局”",
  ],
  "archives.download": [
    on("tenants", "公安局"),
    "甲下载“公安局”的数据归档",
    "甲 downloaded the archive of “公安局”",
  ],
  "archives.remove": [
    on("tenants", "公安局"),
    "甲删除“公安局”的数据归档",
    "甲 removed the archive of “公安局”",
  ],
  "cycles.report": [
    on("cycles", "三季度"),
    "甲导出考核周期“三季度”的报告",
    "甲 exported the report of the cycle “三季度”",
  ],
  "audit.export": [{}, "甲导出审计记录", "甲 exported the audit trail"],
  "departments.reorder": [
    { ...on("tenants", "公安局"), changes: [{ field: "order", before: "甲科、乙科", after: "乙科、甲科" }] },
    "甲调整“公安局”的科室顺序：顺序 甲科、乙科 → 乙科、甲科",
    "甲 reordered the departments of “公安局”: order 甲科、乙科 → 乙科、甲科",
  ],
  "departments.removeMany": [{}, "甲批量删除科室", "甲 removed several departments"],
  "staffCategories.removeMany": [{}, "甲批量删除人员类别", "甲 removed several staff categories"],
  "reorganisations.begin": [
    { ...on("reorganisations", "农牧局", { units: "农业局、牧业局", people: 12 }), reason: "机构改革" },
    "甲把“农业局、牧业局”并入或划给“农牧局”：12 人。理由：机构改革",
    "甲 merged or split “农业局、牧业局” into “农牧局”: 12 people. Reason: 机构改革",
  ],
  "reorganisations.resume": [
    on("reorganisations", "农牧局"),
    "甲继续向“农牧局”的合并或拆分",
    "甲 went on merging or splitting into “农牧局”",
  ],
  "reorganisations.end": [
    on("reorganisations", "农牧局", { units: "农业局", people: 12 }),
    "甲办完“农业局”向“农牧局”的合并或拆分：12 人",
    "甲 finished merging or splitting “农业局” into “农牧局”: 12 people",
  ],
  "reorganisations.gone": [
    on("staff", "乙", { unit: "农牧局", day: "2026-10-01" }),
    "甲自“2026-10-01”起把“乙”随单位划入“农牧局”",
    "甲 had “乙” go with the unit to “农牧局” from “2026-10-01” on",
  ],
  "reorganisations.come": [
    on("staff", "乙", { unit: "农业局", day: "2026-10-01" }),
    "甲自“2026-10-01”起接收“农业局”的“乙”",
    "甲 had “乙” come with the unit from “农业局” from “2026-10-01” on",
  ],
  "reorganisations.preview": [
    { across: true, reason: "what it would do" },
    "甲预览合并或拆分下级单位",
    "甲 looked at what merging or splitting units below would do",
  ],
  "reorganisations.people": [
    { across: true, reason: "who may go over" },
    "甲查找下级单位可划转的人员",
    "甲 looked for people of a unit below to go over",
  ],
  "reorganisations.write": [
    { across: true, reason: "merge 1" },
    "甲按合并或拆分在下级单位写入",
    "甲 wrote in units below by a merger or split",
  ],
  "transfers.offer": [
    on("staff", "乙", { unit: "财政局", day: "2026-10-01" }),
    "甲自“2026-10-01”起把“乙”移交给“财政局”",
    "甲 offered “乙” to “财政局” from “2026-10-01” on",
  ],
  "transfers.withdraw": [
    on("staff", "乙", { unit: "财政局" }),
    "甲撤回把“乙”移交给“财政局”",
    "甲 took back the offer of “乙” to “财政局”",
  ],
  "transfers.accept": [
    on("staff", "乙", { unit: "公安局", day: "2026-10-01" }),
    "甲接收“公安局”移交的“乙”，自“2026-10-01”起",
    "甲 accepted “乙” from “公安局” from “2026-10-01” on",
  ],
  "transfers.taken": [
    on("staff", "乙", { unit: "财政局", day: "2026-10-01" }),
    "甲在“财政局”接收“乙”，自“2026-10-01”起",
    "甲 accepted “乙” in “财政局” from “2026-10-01” on",
  ],
  "transfers.refuse": [
    on("transfers", "乙", { unit: "公安局" }),
    "甲没有接收“公安局”移交的“乙”",
    "甲 did not accept “乙” from “公安局”",
  ],
  "kinships.create": [
    on("kinships", "乙、丙", { kinship: "spouse" }),
    "甲登记“乙、丙”的亲属关系：夫妻",
    "甲 recorded the relation of “乙、丙”: married",
  ],
  "kinships.remove": [
    on("kinships", "乙、丙", { kinship: "spouse" }),
    "甲删除“乙、丙”的亲属关系：夫妻",
    "甲 removed the relation of “乙、丙”: married",
  ],
  "staff.leave": [
    on("staff", "乙", { leaving: "retirement", successor: "丙（003）" }),
    "甲办理“乙”离开（退休），由“丙（003）”接任",
    "甲 had “乙” leave (retirement), succeeded by “丙（003）”",
  ],
  "staff.reenter": [
    on("staff", "乙", { day: "2026-10-01" }),
    "甲办理“乙”自“2026-10-01”起重新入职",
    "甲 had “乙” come back from “2026-10-01” on",
  ],
  "staff.move": [
    on("staff", "乙", { day: "2026-10-01" }),
    "甲自“2026-10-01”起调动“乙”",
    "甲 moved “乙” from “2026-10-01” on",
  ],
  "staff.handOver": [
    on("staff", "乙", { successor: "丙（003）", moved: [id, id] }),
    "甲把“乙”未办的事项交给“丙（003）”：2 份",
    "甲 handed what “乙” had still to do over to “丙（003）”: 2 papers",
  ],
  "staff.withdrawEvent": [
    on("staff", "乙", { day: "2026-10-01" }),
    "甲撤销“乙”自“2026-10-01”起的变动",
    "甲 withdrew what was planned for “乙” from “2026-10-01” on",
  ],
  "staff.beginStatus": [
    on("staff", "乙", { status: "secondment", day: "2026-10-01" }),
    "甲为“乙”登记借调，自“2026-10-01”起",
    "甲 noted of “乙”: seconded from “2026-10-01” on",
  ],
  "staff.endStatus": [
    on("staff", "乙", { status: "secondment", day: "2026-10-01" }),
    "甲结束“乙”的借调，至“2026-10-01”",
    "甲 ended what was so of “乙”: seconded, until “2026-10-01”",
  ],
  "assessments.end": [paper, "甲停办“乙”的考核表", "甲 ended the paper of “乙”"],
  "staff.updateMany": [{}, "甲批量修改人员的信息", "甲 changed the records of several members of staff"],
  "staff.removeMany": [{}, "甲批量删除人员", "甲 removed several members of staff"],
  "forms.removeMany": [{}, "甲批量删除考核表", "甲 removed several forms"],
  "forms.archiveMany": [{}, "甲批量归档考核表", "甲 archived several forms"],
  "plans.removeMany": [{}, "甲批量删除考核方案", "甲 removed several plans"],
  "lists.export": [
    { details: { list: "staff", rows: 36 } },
    "甲导出人员列表：36 行",
    "甲 exported the list of staff: 36 rows",
  ],
  "database.verify": [{}, "甲核查数据库", "甲 checked the database"],
};

it.each(["StaffInput", "DepartmentInput", "StaffCategoryInput", "PlanInput"] as const)(
  "attributes of %s that an entry tells before and after have words",
  (name) => {
    const located = schemaOf(name);
    const single = propertyNames(located).filter((each) => {
      const type: unknown = resolve(propertyOf(located, each) ?? located).schema.type;
      return type !== "array" && type !== "object";
    });
    expect(single.filter((each) => !Object.hasOwn(attributeWords, each))).toEqual([]);
  },
);

it("the table has every action", () => {
  expect(Object.keys(sentences).sort()).toEqual(Object.keys(actionWords).sort());
});

describe("says in both languages", () => {
  it.each(Object.entries(sentences))("%s", (action, [about, zh, en]) => {
    const said = sayEntry({ ...entry, action, ...about });
    expect(said).toEqual({ zh, en });
    expect(zh + en).not.toContain(id);
  });
});

it.each([
  ["forms.copy", "甲复制考核表“副本”", "甲 copied the form “副本”"],
  ["library.adopt", "甲采用模板“副本”", "甲 adopted the template “副本”"],
  ["library.share", "甲把“副本”共享为模板", "甲 shared “副本” as a template"],
])("an entry of %s from before its other names were kept says what it has", (action, zh, en) => {
  expect(sayEntry({ ...entry, action, ...on("forms", "副本") })).toEqual({ zh, en });
});

it("a name is said as it is, whatever it looks like", () => {
  const odd = on("forms", "[{source}]$&{target}", { source: "{target}[x]" });
  expect(sayEntry({ ...entry, action: "forms.copy", ...odd }).zh).toBe(
    "甲复制考核表“{target}[x]”为“[{source}]$&{target}”",
  );
});

it("what is done under a grant says in both tenants which the other one is", () => {
  const told = (side: "here" | "there", unit: string) =>
    sayEntry({ ...entry, action: "assessments.review", ...paper, granted: { grantId: id, side, unit } });
  expect(told("here", "某市")).toEqual({
    zh: "甲（“某市”，凭授权）评鉴“乙”的考核表",
    en: "甲 (of “某市”, under a grant) reviewed the paper of “乙”",
  });
  expect(told("there", "公安局")).toEqual({
    zh: "甲凭授权在“公安局”评鉴“乙”的考核表",
    en: "甲 reviewed the paper of “乙”, under a grant of “公安局”",
  });
});

it("what has no name goes by its id, and what was shared with named units names them", () => {
  expect(sayEntry({ ...entry, action: "forms.archive", target: { kind: "forms", id } }).zh).toContain(id);
  const named = on("library", "季度表", { audience: "公安局、检察院" });
  expect(sayEntry({ ...entry, action: "library.share", ...named }).zh).toBe(
    "甲把“季度表”共享为模板，共享给“公安局、检察院”",
  );
});

const entry: AuditEntry = {
  id: "e1",
  tenantId: "t1",
  at: "2026-09-30T01:00:00.000Z",
  actor: { userId: "u1", name: "甲", roles: ["unit-admin"] },
  action: "identity.signIn",
};
