import type { ActionsInWords } from "./action-words.ts";

/** What is done to imports, in words. */
export const importsActions: ActionsInWords = {
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
};
