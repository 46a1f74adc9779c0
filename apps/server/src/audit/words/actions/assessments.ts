import type { ActionsInWords } from "./action-words.ts";

/** What is done to assessments, in words. */
export const assessmentsActions: ActionsInWords = {
  "assessments.end": {
    name: { zh: "停办考核表", en: "End a paper" },
    said: { zh: "停办{target}的考核表", en: "ended the paper of {target}" },
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
};
