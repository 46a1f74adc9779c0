import type { ActionsInWords } from "./action-words.ts";

/** What is done with archives of units, in words. */
export const archivesActions: ActionsInWords = {
  "archives.ask": {
    name: { zh: "申请数据归档", en: "Ask for an archive" },
    said: { zh: "申请{target}的全部数据归档", en: "asked for an archive of all data of {target}" },
  },
  "archives.download": {
    name: { zh: "下载数据归档", en: "Download an archive" },
    said: { zh: "下载{target}的数据归档", en: "downloaded the archive of {target}" },
  },
  "archives.remove": {
    name: { zh: "删除数据归档", en: "Remove an archive" },
    said: { zh: "删除{target}的数据归档", en: "removed the archive of {target}" },
  },
};
