import type { ActionsInWords } from "./action-words.ts";

/** What is done to templates, in words. */
export const libraryActions: ActionsInWords = {
  "library.share": {
    name: { zh: "共享模板", en: "Share a template" },
    said: {
      zh: "把{target}共享为模板[，共享给{audience}]",
      en: "shared {target} as a template[ with {audience}]",
    },
  },
  "library.adopt": {
    name: { zh: "采用模板", en: "Adopt a template" },
    said: {
      zh: "采用[{owner}的]模板[{source}为]{target}",
      en: "adopted the template [{source} of {owner} as ]{target}",
    },
  },
  "library.retire": {
    name: { zh: "停用模板", en: "Retire a template" },
    said: { zh: "停用模板{target}", en: "retired the template {target}" },
  },
  "library.upgrade": {
    name: { zh: "升级模板", en: "Upgrade to a newer template" },
    said: { zh: "把考核表{target}升级到模板的新版本", en: "upgraded the form {target} to a newer template" },
  },
  "library.leaveUpgrade": {
    name: { zh: "撤回模板升级", en: "Take back a template upgrade" },
    said: { zh: "撤回考核表{target}的模板升级", en: "took back the template upgrade of the form {target}" },
  },
  "library.offerBack": {
    name: { zh: "向上推荐", en: "Offer a variant upward" },
    said: { zh: "把{target}向上推荐[给{owner}]", en: "offered {target} upward[ to {owner}]" },
  },
  "library.withdrawOffer": {
    name: { zh: "撤回推荐", en: "Withdraw an offer" },
    said: {
      zh: "撤回[向{owner}的]推荐{target}",
      en: "withdrew the offer {target}[ to {owner}]",
    },
  },
  "library.acceptOffer": {
    name: { zh: "采纳推荐", en: "Take over an offer" },
    said: {
      zh: "采纳[{unit}的]推荐，改入{target}",
      en: "took an offer over[ from {unit}] into {target}",
    },
  },
  "library.declineOffer": {
    name: { zh: "不采纳推荐", en: "Decline an offer" },
    said: {
      zh: "不采纳[{unit}的]推荐{target}",
      en: "declined the offer {target}[ from {unit}]",
    },
  },
};
