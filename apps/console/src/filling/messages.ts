import type { Messages } from "@duheng/form-ui/fill";

/** What the filling of a paper says beside the form itself; the light page has no other texts. */
export const fillingMessages = {
  zh: {
    summary: "个人小结",
    summaryHint: "简要写明本周期完成的主要工作、成效与不足。",
    summaryMissing: "请先填写个人小结",
    summaryElsewhere: "个人小结在别处也改过，那里写的是：",
    summaryTakeTheirs: "用那一份",
    summaryKeepMine: "保留这里写的",
    savingClean: "已保存",
    savingDirty: "有未保存的修改",
    savingSaving: "正在保存…",
    savingFailed: "还没有保存到服务器，内容已留在本机，稍后自动再试",
    submit: "提交",
    submitTitle: "提交考核表？",
    submitText: "提交后交分管领导评鉴，不能再修改；如需修改，由领导退回。",
    cancel: "取消",
    returned: "已退回修改：{reason}",
    moved: "考核表已于 {at} 由第 {from} 版改为第 {to} 版，已填内容已带入新版。",
    movedLost: "以下内容新版中没有位置，未能带入，留在这里备查：",
    movedUnfit: "以下内容已带入，但超出新版的要求，请在提交前改正：",
    movedSeen: "知道了",
    submitted: "已提交，等待评鉴。",
    submittedHint: "结果出来后，可以在“我的考核”里查看得分、等次和反馈。",
  },
  en: {
    summary: "Summary",
    summaryHint: "In short: the main work of this period, what came of it, what was lacking.",
    summaryMissing: "Please write the summary first",
    summaryElsewhere: "The summary was changed elsewhere too; there it says:",
    summaryTakeTheirs: "Take that one",
    summaryKeepMine: "Keep mine",
    savingClean: "Saved",
    savingDirty: "Changes not saved yet",
    savingSaving: "Saving…",
    savingFailed: "Not on the server yet: kept on this device, tried again soon",
    submit: "Submit",
    submitTitle: "Submit the paper?",
    submitText: "It then goes to the leader in charge and cannot be changed, unless it is returned to you.",
    cancel: "Cancel",
    returned: "Returned for changes: {reason}",
    moved:
      "On {at} the form changed from version {from} to version {to}; what you had filled in was carried over.",
    movedLost:
      "These answers have no place in the new version. They could not be carried over and are kept here:",
    movedUnfit:
      "These answers were carried over but are out of the new version's bounds; mend them before handing in:",
    movedSeen: "Understood",
    submitted: "Submitted, awaiting review.",
    submittedHint: "Score, grade and feedback appear under “My assessments” once they are there.",
  },
} satisfies Messages<string>;
