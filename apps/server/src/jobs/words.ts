import type { BilingualText } from "@duheng/contracts";

/** What a kind of job is called, for people; one that another version wanted goes by its code. A test holds the table against all kinds. */
export const jobWords: Readonly<Record<string, BilingualText>> = {
  "archives.make": { zh: "制作单位数据归档", en: "Make an archive of a unit" },
  "archives.sweep": { zh: "清除到期的归档", en: "Remove archives whose time is over" },
  "files.sweep": { zh: "清理无人引用的附件", en: "Sweep files that nothing refers to" },
  "forms.thinRevisions": { zh: "精简考核表的旧保存记录", en: "Thin old saves of forms" },
  "forms.tryVersion": { zh: "按新版试算全部已提交的表", en: "Try a version on all papers handed in" },
  "assessments.scoreCohort": { zh: "计算与全组比较的得分", en: "Score what is held against the group" },
  "assessments.rescore": { zh: "按新的数据重新计分", en: "Score anew with other figures" },
  "imports.write": { zh: "写入导入的表格", en: "Write an import" },
  "datasets.push": { zh: "写入推送的数据", en: "Write pushed figures" },
  "imports.undo": { zh: "撤销导入", en: "Undo an import" },
  "reorganisations.write": { zh: "合并或拆分单位", en: "Merge or split units" },
  "imports.sweep": { zh: "清除过期的导入表格", en: "Remove tables of old imports" },
  "staff.dueEvents": { zh: "办理到期生效的人员变动", en: "Do what was planned for people on their days" },
  "forms.moveDrafts": { zh: "未提交的表改用新版本", en: "Move papers to a later version" },
};

export function nameOfJob(kind: string): BilingualText {
  return Object.hasOwn(jobWords, kind) ? (jobWords[kind] ?? { zh: kind, en: kind }) : { zh: kind, en: kind };
}
