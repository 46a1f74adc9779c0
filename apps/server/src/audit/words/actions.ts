import type { BilingualText } from "@duheng/contracts";

/**
 * An action in words: its name, and what somebody did by it. `{target}` is whom or what it was done to; other names in
 * braces stand in the entry's details. What stands in `[ ]` is only said where all of its names are known: entries that
 * an older version wrote lack some.
 */
export interface ActionWords {
  readonly name: BilingualText;
  readonly said: BilingualText;
}

/** Every action that the trail may hold. A test holds the table against all procedures and all acts. */
export const actionWords: Readonly<Record<string, ActionWords>> = {
  "identity.signIn": { name: { zh: "登录", en: "Sign in" }, said: { zh: "登录", en: "signed in" } },
  "identity.signOut": {
    name: { zh: "退出登录", en: "Sign out" },
    said: { zh: "退出登录", en: "signed out" },
  },
  "identity.signInFailed": {
    name: { zh: "登录失败", en: "Failed sign-in" },
    said: { zh: "以{target}的名义登录失败", en: "failed to sign in as {target}" },
  },
  "identity.signInSlowed": {
    name: { zh: "登录被要求等待", en: "Slowed sign-in" },
    said: {
      zh: "以{target}的名义登录，因多次失败被要求等待",
      en: "was made to wait after failing to sign in as {target}",
    },
  },
  "identity.signInUnknown": {
    name: { zh: "以不存在的用户名登录", en: "Sign-in by unknown names" },
    said: { zh: "以不存在的用户名登录失败", en: "failed to sign in by names that nobody has" },
  },
  "access.refused": {
    name: { zh: "越权被拒绝", en: "Refused for lack of permission" },
    said: { zh: "无权进行此操作，已拒绝：{target}", en: "was refused for lack of permission: {target}" },
  },
  "identity.switchTenant": {
    name: { zh: "切换单位", en: "Switch unit" },
    said: { zh: "切换到{target}", en: "switched to {target}" },
  },
  "identity.changePassword": {
    name: { zh: "修改密码", en: "Change the password" },
    said: { zh: "修改了自己的密码", en: "changed the own password" },
  },
  "identity.createFirstAdministrator": {
    name: { zh: "创建首位管理员", en: "Create the first administrator" },
    said: {
      zh: "为{target}创建了首位管理员",
      en: "created the first administrator of {target}",
    },
  },
  "users.create": {
    name: { zh: "新建账号", en: "Create an account" },
    said: { zh: "新建账号{target}", en: "created the account {target}" },
  },
  "users.setPassword": {
    name: { zh: "重设密码", en: "Set a password" },
    said: {
      zh: "重设账号{target}的密码并结束其全部会话",
      en: "set the password of the account {target} and ended its sessions",
    },
  },
  "users.disable": {
    name: { zh: "停用账号", en: "Disable an account" },
    said: {
      zh: "停用账号{target}并结束其全部会话",
      en: "disabled the account {target} and ended its sessions",
    },
  },
  "users.enable": {
    name: { zh: "恢复账号", en: "Enable an account" },
    said: { zh: "恢复停用的账号{target}", en: "enabled the account {target} again" },
  },
  "tenants.create": {
    name: { zh: "新增单位", en: "Add a unit" },
    said: { zh: "新增单位{target}", en: "added the unit {target}" },
  },
  "tenants.update": {
    name: { zh: "修改单位", en: "Change a unit" },
    said: { zh: "修改单位{target}", en: "changed the unit {target}" },
  },
  "tenants.close": {
    name: { zh: "关闭单位", en: "Close a unit" },
    said: { zh: "关闭单位{target}", en: "closed the unit {target}" },
  },
  "tenants.reopen": {
    name: { zh: "恢复单位", en: "Open a closed unit" },
    said: { zh: "恢复关闭的单位{target}", en: "opened the unit {target} again" },
  },
  "tenants.remove": {
    name: { zh: "删除单位", en: "Remove a unit" },
    said: { zh: "删除单位{target}", en: "removed the unit {target}" },
  },
  "users.createMany": {
    name: { zh: "批量开通账号", en: "Create several accounts" },
    said: { zh: "批量开通账号", en: "created several accounts" },
  },
  "users.makeSlips": {
    name: { zh: "制作账号条", en: "Make a slip" },
    said: {
      zh: "为账号{target}制作账号条，原密码作废，结束其全部会话",
      en: "made a slip for the account {target}; its former password and sessions are over",
    },
  },
  "users.endSessions": {
    name: { zh: "结束账号的会话", en: "End the sessions of an account" },
    said: { zh: "结束账号{target}的全部会话", en: "ended the sessions of the account {target}" },
  },
  "users.setRoles": {
    name: { zh: "授予或收回角色", en: "Give or take roles" },
    said: {
      zh: "调整账号{target}[在{unit}]的角色",
      en: "changed the roles of the account {target}[ in {unit}]",
    },
  },
  "users.endMembership": {
    name: { zh: "账号随离开停止使用", en: "An account ends as its person leaves" },
    said: {
      zh: "把账号{target}的人员标记为离开，该账号不能再进入本单位",
      en: "let the person of the account {target} leave, so it enters this unit no more",
    },
  },
  "users.resumeMembership": {
    name: { zh: "账号随返回恢复使用", en: "An account resumes as its person returns" },
    said: {
      zh: "恢复账号{target}的人员为在职，该账号以工作人员身份重新进入本单位",
      en: "let the person of the account {target} return, so it enters this unit again as staff",
    },
  },
  "users.separate": {
    name: { zh: "一条人员记录只对应一个账号", en: "One account for a staff record" },
    said: {
      zh: "解除账号{target}与人员[{person}]的对应，该人员另有账号",
      en: "separated the account {target} from[ {person} of] the staff, who has another account",
    },
  },
  "users.rename": {
    name: { zh: "更改重复的用户名", en: "Change a user name that was taken twice" },
    said: {
      zh: "因用户名重复，更改账号{target}的用户名[：{former}改为{username}]",
      en: "changed the user name of the account {target}, which another one has[: {former} is now {username}]",
    },
  },
  "users.tell": {
    name: { zh: "告知账号所在单位", en: "Tell the units of an account" },
    said: {
      zh: "把对账号的操作告知其所在单位",
      en: "told the units of an account of what was done to it",
    },
  },
  "users.readTrail": {
    name: { zh: "查阅账号在各单位的登录记录", en: "Read the sign-ins of an account in its units" },
    said: {
      zh: "查阅账号在各单位的登录与被拒绝记录",
      en: "read the sign-ins and refusals of an account in its units",
    },
  },
  "departments.create": {
    name: { zh: "新增科室", en: "Add a department" },
    said: { zh: "新增科室{target}", en: "added the department {target}" },
  },
  "departments.update": {
    name: { zh: "修改科室", en: "Change a department" },
    said: { zh: "修改科室{target}", en: "changed the department {target}" },
  },
  "departments.remove": {
    name: { zh: "删除科室", en: "Remove a department" },
    said: { zh: "删除科室{target}", en: "removed the department {target}" },
  },
  "departments.removeMany": {
    name: { zh: "批量删除科室", en: "Remove several departments" },
    said: { zh: "批量删除科室", en: "removed several departments" },
  },
  "staffCategories.create": {
    name: { zh: "新增人员类别", en: "Add a staff category" },
    said: { zh: "新增人员类别{target}", en: "added the staff category {target}" },
  },
  "staffCategories.update": {
    name: { zh: "修改人员类别", en: "Change a staff category" },
    said: { zh: "修改人员类别{target}", en: "changed the staff category {target}" },
  },
  "staffCategories.remove": {
    name: { zh: "删除人员类别", en: "Remove a staff category" },
    said: { zh: "删除人员类别{target}", en: "removed the staff category {target}" },
  },
  "staffCategories.removeMany": {
    name: { zh: "批量删除人员类别", en: "Remove several staff categories" },
    said: { zh: "批量删除人员类别", en: "removed several staff categories" },
  },
  "imports.stage": {
    name: { zh: "上传导入的表格", en: "Bring a table to import" },
    said: {
      zh: "上传了要导入的表格{target}",
      en: "brought the table {target} to import",
    },
  },
  "imports.map": {
    name: { zh: "设置导入", en: "Set up an import" },
    said: { zh: "设置了导入{target}怎样读", en: "said how the import {target} is read" },
  },
  "imports.editRow": {
    name: { zh: "更正导入的行", en: "Correct rows of an import" },
    said: { zh: "更正了导入{target}中的行", en: "corrected rows of the import {target}" },
  },
  "imports.leaveOut": {
    name: { zh: "略过导入的行", en: "Leave out rows of an import" },
    said: { zh: "略过了导入{target}中有问题的行", en: "left out rows of the import {target}" },
  },
  "imports.discard": {
    name: { zh: "放弃导入", en: "Discard an import" },
    said: { zh: "放弃了导入{target}", en: "discarded the import {target}" },
  },
  "imports.commit": {
    name: { zh: "写入导入", en: "Write an import" },
    said: {
      zh: "写入导入{target}",
      en: "had the import {target} written",
    },
  },
  "imports.undo": {
    name: { zh: "撤销导入", en: "Undo an import" },
    said: { zh: "撤销导入{target}", en: "had the import {target} undone" },
  },
  "departments.retire": {
    name: { zh: "停用科室", en: "Retire a department" },
    said: { zh: "停用科室{target}", en: "retired the department {target}" },
  },
  "departments.restore": {
    name: { zh: "恢复科室", en: "Restore a department" },
    said: { zh: "恢复停用的科室{target}", en: "restored the department {target}" },
  },
  "staffCategories.retire": {
    name: { zh: "停用人员类别", en: "Retire a staff category" },
    said: { zh: "停用人员类别{target}", en: "retired the staff category {target}" },
  },
  "staffCategories.restore": {
    name: { zh: "恢复人员类别", en: "Restore a staff category" },
    said: { zh: "恢复停用的人员类别{target}", en: "restored the staff category {target}" },
  },
  "plans.retire": {
    name: { zh: "停用考核方案", en: "Retire a plan" },
    said: { zh: "停用考核方案{target}", en: "retired the plan {target}" },
  },
  "plans.restore": {
    name: { zh: "恢复考核方案", en: "Restore a plan" },
    said: { zh: "恢复停用的考核方案{target}", en: "restored the plan {target}" },
  },
  "staff.create": {
    name: { zh: "新增人员", en: "Add a member of staff" },
    said: { zh: "新增人员{target}", en: "added {target} to the staff" },
  },
  "staff.update": {
    name: { zh: "修改人员", en: "Change a member of staff" },
    said: { zh: "修改人员{target}的信息", en: "changed the record of {target}" },
  },
  "staff.updateMany": {
    name: { zh: "批量修改人员", en: "Change several members of staff" },
    said: { zh: "批量修改人员的信息", en: "changed the records of several members of staff" },
  },
  "staff.leave": {
    name: { zh: "办理离开", en: "Somebody leaves" },
    said: {
      zh: "办理{target}离开[（{leaving}）][，由{successor}接任]",
      en: "had {target} leave[ ({leaving})][, succeeded by {successor}]",
    },
  },
  "staff.reenter": {
    name: { zh: "重新入职", en: "Somebody comes back" },
    said: { zh: "办理{target}[自{day}起]重新入职", en: "had {target} come back[ from {day} on]" },
  },
  "staff.move": {
    name: { zh: "调动", en: "Move somebody" },
    said: { zh: "[自{day}起]调动{target}", en: "moved {target}[ from {day} on]" },
  },
  "staff.handOver": {
    name: { zh: "交接", en: "Hand over" },
    said: {
      zh: "把{target}未办的事项交给[{successor}]",
      en: "handed what {target} had still to do over[ to {successor}]",
    },
  },
  "staff.withdrawEvent": {
    name: { zh: "撤销待生效的变动", en: "Withdraw what was planned" },
    said: {
      zh: "撤销{target}[自{day}起]的变动",
      en: "withdrew what was planned for {target}[ from {day} on]",
    },
  },
  "staff.beginStatus": {
    name: { zh: "登记特殊情形", en: "Note a special situation" },
    said: {
      zh: "为{target}登记[{status}][，自{day}起]",
      en: "noted of {target}[: {status}][ from {day} on]",
    },
  },
  "staff.endStatus": {
    name: { zh: "结束特殊情形", en: "End a special situation" },
    said: {
      zh: "结束{target}的[{status}][，至{day}]",
      en: "ended what was so of {target}[: {status}][, until {day}]",
    },
  },
  "assessments.end": {
    name: { zh: "停办考核表", en: "End a paper" },
    said: { zh: "停办{target}的考核表", en: "ended the paper of {target}" },
  },
  "reorganisations.begin": {
    name: { zh: "合并、拆分单位", en: "Merge or split units" },
    said: {
      zh: "[把{units}]并入或划给{target}",
      en: "merged or split[ {units}] into {target}",
    },
  },
  "reorganisations.resume": {
    name: { zh: "继续合并、拆分", en: "Go on merging or splitting" },
    said: { zh: "继续向{target}的合并或拆分", en: "went on merging or splitting into {target}" },
  },
  "reorganisations.end": {
    name: { zh: "合并、拆分办完", en: "A merger or split is over" },
    said: {
      zh: "办完[{units}]向{target}的合并或拆分",
      en: "finished merging or splitting[ {units}] into {target}",
    },
  },
  "reorganisations.gone": {
    name: { zh: "随单位划出", en: "Go with the unit" },
    said: {
      zh: "[自{day}起]把{target}随单位划入[{unit}]",
      en: "had {target} go with the unit[ to {unit}][ from {day} on]",
    },
  },
  "reorganisations.come": {
    name: { zh: "随单位划入", en: "Come with the unit" },
    said: {
      zh: "[自{day}起]接收[{unit}的]{target}",
      en: "had {target} come with the unit[ from {unit}][ from {day} on]",
    },
  },
  "reorganisations.preview": {
    name: { zh: "预览合并、拆分", en: "Look at what a merger or split would do" },
    said: { zh: "预览合并或拆分下级单位", en: "looked at what merging or splitting units below would do" },
  },
  "reorganisations.people": {
    name: { zh: "查找可划转的人员", en: "Look for people to go over" },
    said: { zh: "查找下级单位可划转的人员", en: "looked for people of a unit below to go over" },
  },
  "reorganisations.write": {
    name: { zh: "在单位之间划转", en: "Write in units that are merged or split" },
    said: { zh: "按合并或拆分在下级单位写入", en: "wrote in units below by a merger or split" },
  },
  "transfers.offer": {
    name: { zh: "移交人员", en: "Offer somebody to another unit" },
    said: { zh: "[自{day}起]把{target}移交给[{unit}]", en: "offered {target}[ to {unit}][ from {day} on]" },
  },
  "transfers.withdraw": {
    name: { zh: "撤回移交", en: "Take an offer of somebody back" },
    said: { zh: "撤回把{target}移交给[{unit}]", en: "took back the offer of {target}[ to {unit}]" },
  },
  "transfers.accept": {
    name: { zh: "接收人员", en: "Accept somebody from another unit" },
    said: {
      zh: "接收[{unit}移交的]{target}[，自{day}起]",
      en: "accepted {target}[ from {unit}][ from {day} on]",
    },
  },
  "transfers.taken": {
    name: { zh: "移交的人员已被接收", en: "Somebody was accepted elsewhere" },
    said: { zh: "在[{unit}]接收{target}[，自{day}起]", en: "accepted {target}[ in {unit}][ from {day} on]" },
  },
  "transfers.refuse": {
    name: { zh: "退回移交的人员", en: "Refuse somebody from another unit" },
    said: { zh: "没有接收[{unit}移交的]{target}", en: "did not accept {target}[ from {unit}]" },
  },
  "kinships.create": {
    name: { zh: "登记亲属关系（回避）", en: "Record a relation" },
    said: { zh: "登记{target}的亲属关系[：{kinship}]", en: "recorded the relation of {target}[: {kinship}]" },
  },
  "kinships.remove": {
    name: { zh: "删除亲属关系", en: "Remove a relation" },
    said: { zh: "删除{target}的亲属关系[：{kinship}]", en: "removed the relation of {target}[: {kinship}]" },
  },
  "staff.remove": {
    name: { zh: "删除人员", en: "Remove a member of staff" },
    said: { zh: "删除人员{target}", en: "removed {target} from the staff" },
  },
  "staff.removeMany": {
    name: { zh: "批量删除人员", en: "Remove several members of staff" },
    said: { zh: "批量删除人员", en: "removed several members of staff" },
  },
  "staff.reveal": {
    name: { zh: "查看身份证号或手机号", en: "See an identity number or phone" },
    said: { zh: "查看{target}的[{field}]", en: "saw[ the {field} of] {target}" },
  },
  "forms.create": {
    name: { zh: "新建考核表", en: "Create a form" },
    said: { zh: "新建考核表{target}", en: "created the form {target}" },
  },
  "forms.update": {
    name: { zh: "修改考核表", en: "Change a form" },
    said: { zh: "修改考核表{target}", en: "changed the form {target}" },
  },
  "forms.remove": {
    name: { zh: "删除考核表", en: "Remove a form" },
    said: { zh: "删除考核表{target}", en: "removed the form {target}" },
  },
  "forms.removeMany": {
    name: { zh: "批量删除考核表", en: "Remove several forms" },
    said: { zh: "批量删除考核表", en: "removed several forms" },
  },
  "forms.copy": {
    name: { zh: "复制考核表", en: "Copy a form" },
    said: {
      zh: "复制考核表[{source}为]{target}",
      en: "copied the form [{source} as ]{target}",
    },
  },
  "forms.archive": {
    name: { zh: "归档考核表", en: "Archive a form" },
    said: { zh: "归档考核表{target}", en: "archived the form {target}" },
  },
  "forms.archiveMany": {
    name: { zh: "批量归档考核表", en: "Archive several forms" },
    said: { zh: "批量归档考核表", en: "archived several forms" },
  },
  "forms.restore": {
    name: { zh: "恢复考核表", en: "Restore a form" },
    said: { zh: "恢复考核表{target}", en: "restored the form {target}" },
  },
  "forms.publish": {
    name: { zh: "发布考核表", en: "Publish a form" },
    said: { zh: "发布考核表{target}", en: "published the form {target}" },
  },
  "forms.moveDrafts": {
    name: { zh: "改用新版本", en: "Move papers to a later version" },
    said: {
      zh: "把[{cycle}中]未提交的表改用考核表{target}的新版本",
      en: "moved papers not handed in[ of {cycle}] to a later version of the form {target}",
    },
  },
  "library.share": {
    name: { zh: "共享模板", en: "Share a template" },
    said: {
      zh: "把{target}共享为模板[，共享给{audience}]",
      en: "shared {target} as a template[ with {audience}]",
    },
  },
  "library.adopt": {
    name: { zh: "采用模板", en: "Adopt a template" },
    said: {
      zh: "采用[{owner}的]模板[{source}为]{target}",
      en: "adopted the template [{source} of {owner} as ]{target}",
    },
  },
  "library.retire": {
    name: { zh: "停用模板", en: "Retire a template" },
    said: { zh: "停用模板{target}", en: "retired the template {target}" },
  },
  "library.upgrade": {
    name: { zh: "升级模板", en: "Upgrade to a newer template" },
    said: { zh: "把考核表{target}升级到模板的新版本", en: "upgraded the form {target} to a newer template" },
  },
  "library.leaveUpgrade": {
    name: { zh: "撤回模板升级", en: "Take back a template upgrade" },
    said: { zh: "撤回考核表{target}的模板升级", en: "took back the template upgrade of the form {target}" },
  },
  "library.offerBack": {
    name: { zh: "向上推荐", en: "Offer a variant upward" },
    said: { zh: "把{target}向上推荐[给{owner}]", en: "offered {target} upward[ to {owner}]" },
  },
  "library.withdrawOffer": {
    name: { zh: "撤回推荐", en: "Withdraw an offer" },
    said: {
      zh: "撤回[向{owner}的]推荐{target}",
      en: "withdrew the offer {target}[ to {owner}]",
    },
  },
  "library.acceptOffer": {
    name: { zh: "采纳推荐", en: "Take over an offer" },
    said: {
      zh: "采纳[{unit}的]推荐，改入{target}",
      en: "took an offer over[ from {unit}] into {target}",
    },
  },
  "library.declineOffer": {
    name: { zh: "不采纳推荐", en: "Decline an offer" },
    said: {
      zh: "不采纳[{unit}的]推荐{target}",
      en: "declined the offer {target}[ from {unit}]",
    },
  },
  "indicatorEntries.create": {
    name: { zh: "新增指标条目", en: "Add an indicator entry" },
    said: { zh: "新增指标条目{target}", en: "added the indicator entry {target}" },
  },
  "indicatorEntries.update": {
    name: { zh: "修改指标条目", en: "Change an indicator entry" },
    said: { zh: "修改指标条目{target}", en: "changed the indicator entry {target}" },
  },
  "indicatorEntries.setState": {
    name: { zh: "停用或恢复指标条目", en: "Withdraw or restore an indicator entry" },
    said: { zh: "停用或恢复指标条目{target}", en: "withdrew or restored the indicator entry {target}" },
  },
  "indicatorEntries.readAbove": {
    name: { zh: "查阅上级指标库", en: "Read the indicator libraries above" },
    said: { zh: "查阅上级单位的指标库", en: "read the indicator libraries above" },
  },
  "plans.create": {
    name: { zh: "新建考核方案", en: "Create a plan" },
    said: { zh: "新建考核方案{target}", en: "created the plan {target}" },
  },
  "plans.update": {
    name: { zh: "修改考核方案", en: "Change a plan" },
    said: { zh: "修改考核方案{target}", en: "changed the plan {target}" },
  },
  "plans.remove": {
    name: { zh: "删除考核方案", en: "Remove a plan" },
    said: { zh: "删除考核方案{target}", en: "removed the plan {target}" },
  },
  "plans.removeMany": {
    name: { zh: "批量删除考核方案", en: "Remove several plans" },
    said: { zh: "批量删除考核方案", en: "removed several plans" },
  },
  "cycles.start": {
    name: { zh: "启动考核周期", en: "Start a cycle" },
    said: { zh: "启动考核周期{target}", en: "started the cycle {target}" },
  },
  "cycles.close": {
    name: { zh: "结束考核周期", en: "Close a cycle" },
    said: { zh: "结束考核周期{target}", en: "closed the cycle {target}" },
  },
  "assessments.read": {
    name: { zh: "查看考核表", en: "Open a paper" },
    said: { zh: "查看{target}的考核表", en: "opened the paper of {target}" },
  },
  "assessments.saveAnswers": {
    name: { zh: "保存填报内容", en: "Save answers" },
    said: { zh: "保存{target}考核表的填报内容", en: "saved answers in the paper of {target}" },
  },
  "assessments.submit": {
    name: { zh: "提交考核表", en: "Hand in a paper" },
    said: { zh: "提交{target}的考核表", en: "handed in the paper of {target}" },
  },
  "assessments.moveSeen": {
    name: { zh: "确认改用新版本", en: "Note a move to a later version" },
    said: {
      zh: "确认{target}的考核表已改用新版本",
      en: "noted that the paper of {target} moved to a later version",
    },
  },
  "assessments.returnToStaff": {
    name: { zh: "退回修改", en: "Return a paper" },
    said: { zh: "把考核表退回{target}修改", en: "returned the paper to {target}" },
  },
  "assessments.saveReview": {
    name: { zh: "保存评鉴草稿", en: "Save a review" },
    said: { zh: "保存对{target}的评鉴草稿", en: "saved a draft of the review of {target}" },
  },
  "assessments.review": {
    name: { zh: "提交评鉴", en: "Review a paper" },
    said: { zh: "评鉴{target}的考核表", en: "reviewed the paper of {target}" },
  },
  "assessments.setGrade": {
    name: { zh: "评定等次", en: "Set a grade" },
    said: { zh: "评定{target}的等次", en: "set the grade of {target}" },
  },
  "assessments.fixGrades": {
    name: { zh: "确定等次", en: "Fix the grades" },
    said: {
      zh: "确定[{cycle}中]{target}的等次",
      en: "fixed the grades of {target}[ in {cycle}]",
    },
  },
  "assessments.saveFeedback": {
    name: { zh: "保存反馈草稿", en: "Save feedback" },
    said: { zh: "保存给{target}的反馈草稿", en: "saved a draft of the feedback to {target}" },
  },
  "assessments.scoreCohorts": {
    name: { zh: "重新计算与全组比较的得分", en: "Score what is held against the group again" },
    said: {
      zh: "要求重新计算[{cycle}中]{target}与全组比较的得分",
      en: "wanted what is held against the group in {target}[ of {cycle}] scored again",
    },
  },
  "assessments.giveFeedback": {
    name: { zh: "发送反馈", en: "Give feedback" },
    said: { zh: "向{target}反馈结果", en: "told {target} the result" },
  },
  "assessments.readFeedback": {
    name: { zh: "阅读反馈", en: "Read the feedback" },
    said: { zh: "阅读{target}的结果反馈", en: "read the feedback to {target}" },
  },
  "assessments.acknowledge": {
    name: { zh: "确认反馈", en: "Acknowledge the feedback" },
    said: { zh: "确认{target}的结果反馈", en: "acknowledged the feedback to {target}" },
  },
  "grants.give": {
    name: { zh: "跨单位授权", en: "Grant to another unit" },
    said: {
      zh: "授权[{unit}的]{target}办理[{person}的]考核表[，至{until}止]",
      en: "granted {target}[ of {unit}] to act on the paper[ of {person}][ until {until}]",
    },
  },
  "grants.withdraw": {
    name: { zh: "撤回跨单位授权", en: "Withdraw a grant" },
    said: {
      zh: "撤回[{unit}的]{target}办理[{person}的]考核表的授权",
      en: "withdrew what was granted to {target}[ of {unit}] on the paper[ of {person}]",
    },
  },
  "grants.candidates": {
    name: { zh: "查阅外单位评鉴人员", en: "Look up reviewers of another unit" },
    said: {
      zh: "查阅其他单位可以办理评鉴的人员",
      en: "looked up who may review in another unit",
    },
  },
  "organisation.readiness": {
    name: { zh: "查阅所属单位的准备情况", en: "Read what units below lack" },
    said: {
      zh: "查阅所属单位的准备情况（只有数字）",
      en: "read, in numbers, what the units below lack for the next cycle",
    },
  },
  "organisation.progress": {
    name: { zh: "查阅所属单位的考核进度", en: "Read how far units below are" },
    said: {
      zh: "查阅所属单位的考核进度（只有数字）",
      en: "read, in numbers, how far the cycles of the units below are",
    },
  },
  "audit.tellHome": {
    name: { zh: "告知人员所在单位", en: "Tell the person's own unit" },
    said: {
      zh: "把凭授权办理的事项告知人员所在单位",
      en: "told the person's own unit of what was done under a grant",
    },
  },
  "persons.join": {
    name: { zh: "认定为同一人", en: "Join records of one person" },
    said: {
      zh: "认定同一账号在各单位的人员记录为同一人",
      en: "found staff records of one account to be of one person",
    },
  },
  "grants.mine": {
    name: { zh: "查阅跨单位待办", en: "Look up papers granted by other units" },
    said: {
      zh: "查阅其他单位授权办理的考核表",
      en: "looked up the papers that other units granted",
    },
  },
  "files.upload": {
    name: { zh: "上传附件", en: "Upload a file" },
    said: {
      zh: "上传附件{target}[到{person}的考核表]",
      en: "uploaded the file {target}[ to the paper of {person}]",
    },
  },
  "files.download": {
    name: { zh: "下载附件", en: "Download a file" },
    said: {
      zh: "下载[{person}的考核表中的]附件{target}",
      en: "downloaded the file {target}[ of the paper of {person}]",
    },
  },
  "files.refuseInfected": {
    name: { zh: "拒绝带病毒的附件", en: "Refuse an infected file" },
    said: {
      zh: "上传[到{person}的考核表]的附件{name}含有病毒，已拒绝",
      en: "tried to upload the file {name}[ to the paper of {person}], refused for a virus",
    },
  },
  "audit.export": {
    name: { zh: "导出审计记录", en: "Export the audit trail" },
    said: { zh: "导出审计记录", en: "exported the audit trail" },
  },
  "lists.export": {
    name: { zh: "导出列表", en: "Export a list" },
    said: { zh: "导出{list}列表", en: "exported the list of {list}" },
  },
  "database.backup": {
    name: { zh: "备份数据库", en: "Back up the database" },
    said: { zh: "备份数据库到{target}", en: "backed up the database to {target}" },
  },
  "database.restore": {
    name: { zh: "恢复数据库", en: "Restore the database" },
    said: {
      zh: "从备份{target}恢复数据库并结束所有会话",
      en: "restored the database from the backup {target} and ended all sessions",
    },
  },
  "database.rotateKeys": {
    name: { zh: "更换加密密钥", en: "Change the data key" },
    said: { zh: "用密钥{target}重新加密保密内容", en: "sealed everything anew under the key {target}" },
  },
  "database.verify": {
    name: { zh: "核查数据库", en: "Check the database" },
    said: { zh: "核查数据库", en: "checked the database" },
  },
  "audit.acceptFindings": {
    name: { zh: "确认审计核验的问题", en: "Accept what verifying the trail found" },
    said: {
      zh: "确认已查明审计核验发现的{target}处问题",
      en: "accepted {target} findings of verifying the trail",
    },
  },
  "jobs.cancel": {
    name: { zh: "取消后台任务", en: "Cancel a job" },
    said: { zh: "取消后台任务{target}[（{job}）]", en: "cancelled the job {target}[ ({job})]" },
  },
};
