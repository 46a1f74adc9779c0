import type { Cycle, FormDraft, Plan, Staff, StaffStatus } from "../generated/types.ts";
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
