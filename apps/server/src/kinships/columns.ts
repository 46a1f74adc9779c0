import { kinshipWords } from "@duheng/contracts/words";
import { personNames } from "../staff/names.ts";
import { type Exported, instant, inWords } from "../use-cases/documents/export-columns.ts";

export const kinshipColumns: Exported<"Kinship"> = {
  title: { zh: "回避关系", en: "Kinships" },
  columns: [
    { field: "staffIds", heading: { zh: "双方", en: "Between" }, width: 36, names: personNames },
    { field: "kind", heading: { zh: "关系", en: "Relation" }, width: 20, say: inWords(kinshipWords) },
    { field: "note", heading: { zh: "备注", en: "Note" }, width: 40 },
    { field: "createdAt", heading: { zh: "登记时间", en: "Recorded at" }, width: 20, say: instant },
  ],
};
