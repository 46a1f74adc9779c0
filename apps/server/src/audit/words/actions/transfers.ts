import type { ActionsInWords } from "./action-words.ts";

/** What is done to transfers of people, in words. */
export const transfersActions: ActionsInWords = {
  "transfers.offer": {
    name: { zh: "移交人员", en: "Offer somebody to another unit" },
    said: { zh: "[自{day}起]把{target}移交给[{unit}]", en: "offered {target}[ to {unit}][ from {day} on]" },
  },
  "transfers.withdraw": {
    name: { zh: "撤回移交", en: "Take an offer of somebody back" },
    said: { zh: "撤回把{target}移交给[{unit}]", en: "took back the offer of {target}[ to {unit}]" },
  },
  "transfers.accept": {
    name: { zh: "接收人员", en: "Accept somebody from another unit" },
    said: {
      zh: "接收[{unit}移交的]{target}[，自{day}起]",
      en: "accepted {target}[ from {unit}][ from {day} on]",
    },
  },
  "transfers.taken": {
    name: { zh: "移交的人员已被接收", en: "Somebody was accepted elsewhere" },
    said: { zh: "在[{unit}]接收{target}[，自{day}起]", en: "accepted {target}[ in {unit}][ from {day} on]" },
  },
  "transfers.refuse": {
    name: { zh: "退回移交的人员", en: "Refuse somebody from another unit" },
    said: { zh: "没有接收[{unit}移交的]{target}", en: "did not accept {target}[ from {unit}]" },
  },
};
