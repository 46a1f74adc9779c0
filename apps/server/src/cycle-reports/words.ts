import type { Locale } from "../use-cases/documents/export-columns.ts";

const words = {
  overview: ["概况", "Overview"],
  results: ["成绩", "Results"],
  quota: ["名额", "Quota"],
  grades: ["等次", "Grades"],
  excluded: ["不定等次", "No grade"],
  unfinished: ["未完成", "Not finished"],
  feedback: ["反馈", "Feedback"],
  item: ["项目", "Item"],
  value: ["内容", "Value"],
  cycle: ["考核周期", "Cycle"],
  period: ["周期", "Period"],
  from: ["开始", "Starts"],
  until: ["结束", "Ends"],
  stage: ["阶段", "Stage"],
  people: ["参加人数", "People"],
  inState: ["其中", "Of these"],
  withheld: ["没有列出的", "Left out"],
  withheldWhy: [
    "您本人所在名额组的名次、得分和等次：在您得到反馈以前不列出",
    "Places, points and grades of your own quota group, until you have been told your result",
  ],
  madeAt: ["制表时间", "Made at"],
  number: ["工号", "Staff number"],
  name: ["姓名", "Name"],
  department: ["科室", "Department"],
  category: ["人员类别", "Category"],
  position: ["职务", "Position"],
  state: ["状态", "State"],
  rank: ["名次", "Rank"],
  score: ["得分", "Score"],
  grade: ["等次", "Grade"],
  notFixed: ["（未确定）", " (not fixed)"],
  provisional: ["暂计", "provisional"],
  group: ["名额组", "Quota group"],
  base: ["计算基数", "Base"],
  percent: ["比例（%）", "Percent"],
  seats: ["名额（人）", "Seats"],
  taken: ["已用名额", "Seats taken"],
  fixed: ["等次已确定", "Grades fixed"],
  yes: ["是", "Yes"],
  no: ["否", "No"],
  reason: ["原因", "Reason"],
  gradeReason: ["定等次的理由", "Reason for the grade"],
  waitsFor: ["停在哪一步", "Waits for"],
  who: ["等谁办理", "Whom it waits for"],
  due: ["应于何日前", "Due on"],
  given: ["反馈时间", "Told at"],
  by: ["反馈人", "By"],
  text: ["反馈内容", "What was told"],
  readAt: ["本人查看时间", "Read at"],
  reply: ["本人意见", "Reply"],
  report: ["考核周期报告", "Report of the cycle"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Word = keyof typeof words;

/** What reports call things. */
export function sayer(locale: Locale): (word: Word) => string {
  const at = locale === "zh" ? 0 : 1;
  return (word) => words[word][at];
}
