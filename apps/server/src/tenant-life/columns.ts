import { tenantKindWords, tenantLevelWords, tenantStateWords } from "@duheng/contracts/words";
import { findTenants } from "../tenants/find-tenants.ts";
import { type Exported, instant, inWords } from "../use-cases/documents/export-columns.ts";

export const tenantColumns: Exported<"Tenant"> = {
  title: { zh: "单位", en: "Units" },
  columns: [
    { field: "name", heading: { zh: "名称", en: "Name" }, width: 36 },
    { field: "shortName", heading: { zh: "简称", en: "Short name" }, width: 20 },
    { field: "kind", heading: { zh: "类型", en: "Kind" }, width: 14, say: inWords(tenantKindWords) },
    { field: "reportsTo", heading: { zh: "上级", en: "Reports to" }, width: 30, names: namesOf },
    { field: "level", heading: { zh: "层级", en: "Level" }, width: 14, say: inWords(tenantLevelWords) },
    { field: "field", heading: { zh: "工作领域", en: "Field of work" }, width: 20 },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 10, say: inWords(tenantStateWords) },
    { field: "createdAt", heading: { zh: "新增时间", en: "Added at" }, width: 20, say: instant },
  ],
};

async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await findTenants(ids)).map(({ id, name }) => [id, name]));
}
