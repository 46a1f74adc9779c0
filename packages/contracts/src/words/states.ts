import type {
  AssessmentState,
  Cycle,
  FormDraft,
  JobState,
  Plan,
  Staff,
  StaffStatus,
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

export const formStateWords: WordsOf<FormDraft["state"]> = {
  draft: { zh: "草稿", en: "draft" },
  published: { zh: "已发布", en: "published" },
  retired: { zh: "已停用", en: "retired" },
};

export const planStateWords: WordsOf<Plan["state"]> = {
  active: { zh: "在用", en: "active" },
  retired: { zh: "已停用", en: "retired" },
};

export const cycleStateWords: WordsOf<Cycle["state"]> = {
  running: { zh: "填报与评鉴", en: "filling and review" },
  deciding: { zh: "评定等次", en: "deciding grades" },
  closed: { zh: "已结束", en: "closed" },
};

/** What a paper waits for. */
export const assessmentStateWords: WordsOf<AssessmentState> = {
  filling: { zh: "填报中", en: "Being filled" },
  submitted: { zh: "待评鉴", en: "Awaiting review" },
  reviewed: { zh: "待定等次", en: "Awaiting grade" },
  decided: { zh: "待反馈", en: "Awaiting feedback" },
  feedback: { zh: "已反馈", en: "Feedback given" },
  closed: { zh: "已办结", en: "Closed" },
};

export const jobStateWords: WordsOf<JobState> = {
  waiting: { zh: "排队中", en: "Waiting" },
  running: { zh: "进行中", en: "Running" },
  done: { zh: "已完成", en: "Done" },
  failed: { zh: "失败", en: "Failed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
};
