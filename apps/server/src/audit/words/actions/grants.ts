import type { ActionsInWords } from "./action-words.ts";

/** What is done to grants to other units, in words. */
export const grantsActions: ActionsInWords = {
  "grants.give": {
    name: { zh: "跨单位授权", en: "Grant to another unit" },
    said: {
      zh: "授权[{unit}的]{target}办理[{person}的]考核表[，至{until}止]",
      en: "granted {target}[ of {unit}] to act on the paper[ of {person}][ until {until}]",
    },
  },
  "grants.withdraw": {
    name: { zh: "撤回跨单位授权", en: "Withdraw a grant" },
    said: {
      zh: "撤回[{unit}的]{target}办理[{person}的]考核表的授权",
      en: "withdrew what was granted to {target}[ of {unit}] on the paper[ of {person}]",
    },
  },
  "grants.candidates": {
    name: { zh: "查阅外单位评鉴人员", en: "Look up reviewers of another unit" },
    said: {
      zh: "查阅其他单位可以办理评鉴的人员",
      en: "looked up who may review in another unit",
    },
  },
  "grants.mine": {
    name: { zh: "查阅跨单位待办", en: "Look up papers granted by other units" },
    said: {
      zh: "查阅其他单位授权办理的考核表",
      en: "looked up the papers that other units granted",
    },
  },
};
