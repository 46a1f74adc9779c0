import type { ActionsInWords } from "./action-words.ts";

/** What is done with lists, in words. */
export const listsActions: ActionsInWords = {
  "lists.export": {
    name: { zh: "导出列表", en: "Export a list" },
    said: { zh: "导出{list}列表", en: "exported the list of {list}" },
  },
};
