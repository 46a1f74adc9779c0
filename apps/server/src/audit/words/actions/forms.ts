import type { ActionsInWords } from "./action-words.ts";

/** What is done to forms, in words. */
export const formsActions: ActionsInWords = {
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
};
