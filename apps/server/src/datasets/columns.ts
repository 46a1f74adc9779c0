import { datasetStateWords, datasetSubjectWords } from "@duheng/contracts/words";
import { type Exported, instant, inWords } from "../use-cases/documents/export-columns.ts";

export const datasetColumns: Exported<"Dataset"> = {
  title: { zh: "数据集", en: "Datasets" },
  columns: [
    { field: "title", heading: { zh: "数据集", en: "Dataset" }, width: 40 },
    { field: "key", heading: { zh: "公式中的名称", en: "Name in formulas" }, width: 24 },
    { field: "subject", heading: { zh: "对象", en: "About" }, width: 10, say: inWords(datasetSubjectWords) },
    {
      field: "columns",
      heading: { zh: "列数", en: "Columns" },
      width: 10,
      say: (columns) => (Array.isArray(columns) ? columns.length : ""),
    },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 10, say: inWords(datasetStateWords) },
    { field: "updatedAt", heading: { zh: "最近修改", en: "Last change" }, width: 20, say: instant },
  ],
};
