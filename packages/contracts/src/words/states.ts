import type {
  AssessmentState,
  Cycle,
  Dataset,
  DatasetColumnType,
  DatasetVersionState,
  Department,
  FormDraft,
  JobState,
  KinshipKind,
  LeavingReason,
  Plan,
  Publication,
  Staff,
  StaffEvent,
  StaffEventKind,
  StaffStatus,
  StaffTransfer,
} from "../generated/types.ts";
import type { WordsOf } from "./words-of.ts";

export const staffStateWords: WordsOf<Staff["state"]> = {
  active: { zh: "在职", en: "active" },
  left: { zh: "已离开", en: "left" },
};

export const staffStatusWords: WordsOf<StaffStatus["kind"]> = {
  probation: { zh: "试用期", en: "probation" },
  leave: { zh: "休假", en: "on leave" },
  investigation: { zh: "接受审查", en: "under investigation" },
  secondment: { zh: "借调", en: "seconded" },
  sanction: { zh: "受处分", en: "under sanction" },
};

/** How somebody leaves a unit. */
export const leavingWords: WordsOf<LeavingReason> = {
  retirement: { zh: "退休", en: "retirement" },
  transfer: { zh: "调出", en: "transfer" },
  resignation: { zh: "辞职", en: "resignation" },
  dismissal: { zh: "辞退或开除", en: "dismissal" },
  death: { zh: "去世", en: "death" },
  other: { zh: "其他原因", en: "another reason" },
};

export const staffEventWords: WordsOf<StaffEventKind> = {
  entry: { zh: "到岗", en: "joined" },
  move: { zh: "调动", en: "moved" },
  leaving: { zh: "离开", en: "left" },
  reentry: { zh: "重新入职", en: "came back" },
};

/** What has become of a transfer that one unit offered another. */
export const transferStateWords: WordsOf<StaffTransfer["state"]> = {
  open: { zh: "待接收", en: "waiting" },
  accepted: { zh: "已接收", en: "accepted" },
  refused: { zh: "未接收", en: "refused" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
};

/** What has become of an event in somebody's life. */
export const staffEventStateWords: WordsOf<StaffEvent["state"]> = {
  planned: { zh: "待生效", en: "planned" },
  done: { zh: "已生效", en: "done" },
  failed: { zh: "未能生效", en: "not done" },
  withdrawn: { zh: "已撤销", en: "withdrawn" },
};

export const kinshipWords: WordsOf<KinshipKind> = {
  spouse: { zh: "夫妻", en: "married" },
  "parent-child": { zh: "直系血亲", en: "parent and child" },
  sibling: { zh: "三代以内旁系血亲", en: "siblings or cousins" },
  "in-law": { zh: "近姻亲", en: "related by marriage" },
  other: { zh: "其他应回避的关系", en: "another close tie" },
};

export const organisationStateWords: WordsOf<Department["state"]> = {
  active: { zh: "在用", en: "in use" },
  retired: { zh: "已停用", en: "retired" },
};

export const formStateWords: WordsOf<FormDraft["state"]> = {
  draft: { zh: "草稿", en: "draft" },
  published: { zh: "已发布", en: "published" },
  retired: { zh: "已归档", en: "archived" },
};

export const planStateWords: WordsOf<Plan["state"]> = {
  active: { zh: "在用", en: "active" },
  retired: { zh: "已停用", en: "retired" },
};

export const datasetStateWords: WordsOf<Dataset["state"]> = {
  active: { zh: "在用", en: "active" },
  retired: { zh: "已停用", en: "retired" },
};

/** Whom a row of figures is about. */
export const datasetSubjectWords: WordsOf<Dataset["subject"]> = {
  person: { zh: "个人", en: "a person" },
  unit: { zh: "单位", en: "the unit" },
};

export const datasetColumnWords: WordsOf<DatasetColumnType> = {
  number: { zh: "数字", en: "number" },
  integer: { zh: "整数", en: "whole number" },
  text: { zh: "文字", en: "text" },
  day: { zh: "日期", en: "day" },
  "yes-no": { zh: "是/否", en: "yes or no" },
  choice: { zh: "选项", en: "choice" },
};

export const datasetVersionWords: WordsOf<DatasetVersionState> = {
  writing: { zh: "写入中", en: "being written" },
  current: { zh: "当前", en: "current" },
  former: { zh: "以前的版本", en: "former" },
};

export const cycleStateWords: WordsOf<Cycle["state"]> = {
  running: { zh: "填报与评鉴", en: "filling and review" },
  deciding: { zh: "评定等次", en: "deciding grades" },
  closed: { zh: "已结束", en: "closed" },
};

/** A paper is called by what it waits for. */
export const assessmentStateWords: WordsOf<AssessmentState> = {
  filling: { zh: "填报中", en: "being filled" },
  submitted: { zh: "待评鉴", en: "awaiting review" },
  reviewed: { zh: "待定等次", en: "awaiting grade" },
  decided: { zh: "待反馈", en: "awaiting feedback" },
  feedback: { zh: "已反馈", en: "feedback given" },
  closed: { zh: "已办结", en: "closed" },
};

export const publicationStateWords: WordsOf<Publication["state"]> = {
  active: { zh: "可采用", en: "available" },
  superseded: { zh: "有新版", en: "newer version out" },
  retired: { zh: "已停用", en: "retired" },
};

export const jobStateWords: WordsOf<JobState> = {
  waiting: { zh: "排队中", en: "waiting" },
  running: { zh: "进行中", en: "running" },
  done: { zh: "已完成", en: "done" },
  failed: { zh: "失败", en: "failed" },
  cancelled: { zh: "已取消", en: "cancelled" },
};

/** What a grant is at a moment. */
export const grantStandingWords: WordsOf<"valid" | "expired" | "withdrawn"> = {
  valid: { zh: "有效", en: "valid" },
  expired: { zh: "已到期", en: "run out" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
};
