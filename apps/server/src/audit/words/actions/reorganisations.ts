import type { ActionsInWords } from "./action-words.ts";

/** What is done when units are merged or split, in words. */
export const reorganisationsActions: ActionsInWords = {
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
};
