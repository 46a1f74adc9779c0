import type { ActionsInWords } from "./action-words.ts";

/** What is done to datasets, in words. */
export const datasetsActions: ActionsInWords = {
  "datasets.create": {
    name: { zh: "新建数据集", en: "Create a dataset" },
    said: { zh: "新建数据集{target}", en: "created the dataset {target}" },
  },
  "datasets.update": {
    name: { zh: "修改数据集", en: "Change a dataset" },
    said: { zh: "修改数据集{target}", en: "changed the dataset {target}" },
  },
  "datasets.remove": {
    name: { zh: "删除数据集", en: "Remove a dataset" },
    said: { zh: "删除数据集{target}", en: "removed the dataset {target}" },
  },
  "datasets.removeMany": {
    name: { zh: "批量删除数据集", en: "Remove several datasets" },
    said: { zh: "批量删除数据集", en: "removed several datasets" },
  },
  "datasets.retire": {
    name: { zh: "停用数据集", en: "Retire a dataset" },
    said: { zh: "停用数据集{target}", en: "retired the dataset {target}" },
  },
  "datasets.restore": {
    name: { zh: "恢复数据集", en: "Restore a dataset" },
    said: { zh: "恢复停用的数据集{target}", en: "restored the dataset {target}" },
  },
  "datasets.makeCurrent": {
    name: { zh: "改用数据的另一版", en: "Use another version of figures" },
    said: {
      zh: "把数据集{target}{period}的数据改用另一版",
      en: "made another version of the dataset {target} count for {period}",
    },
  },
  "datasets.push": {
    name: { zh: "推送数据", en: "Push figures" },
    said: {
      zh: "推送数据集{target}{period}的数据",
      en: "pushed figures of the dataset {target} for {period}",
    },
  },
  "datasets.pushStopped": {
    name: { zh: "令牌停用，撤回推送", en: "Take back a push as its token was revoked" },
    said: {
      zh: "推送数据集{target}{period}的数据，途中令牌被停用，已全部撤回",
      en: "pushed figures of the dataset {target} for {period}, taken back as its token was revoked",
    },
  },
  "datasets.export": {
    name: { zh: "导出数据", en: "Export figures" },
    said: {
      zh: "导出数据集{target}{period}的数据",
      en: "exported figures of the dataset {target} for {period}",
    },
  },
};
