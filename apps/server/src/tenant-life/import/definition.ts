import { tenantKindWords, tenantLevelWords } from "@duheng/contracts/words";
import { comparable, type ImportDefinition } from "@duheng/imports";

/** What a table of units can say of them. A unit goes by its full name, which the tree of the installation has once. */
export const tenantDefinition: ImportDefinition = {
  strongKeys: ["name"],
  weakKey: "name",
  ownReferences: ["reportsTo"],
  columns: [
    {
      field: "name",
      title: { zh: "单位名称", en: "Unit" },
      aliases: ["单位", "名称", "单位全称", "机构名称", "全称", "Name"],
      content: { kind: "text" },
      isRequired: true,
      longest: 200,
    },
    {
      field: "shortName",
      title: { zh: "简称", en: "Short name" },
      aliases: ["单位简称", "机构简称"],
      content: { kind: "text" },
      longest: 40,
    },
    {
      field: "kind",
      isKept: true,
      title: { zh: "类型", en: "Kind" },
      aliases: ["单位类型", "机构类型", "单位性质"],
      content: { kind: "choice", words: { banner: tenantKindWords.banner, unit: tenantKindWords.unit } },
    },
    {
      field: "reportsTo",
      title: { zh: "上级", en: "Reports to" },
      aliases: ["上级单位", "所属旗县市区", "所属旗县", "旗县市区", "所属地区", "主管单位", "隶属"],
      content: { kind: "reference" },
      isRequired: true,
      longest: 200,
    },
    {
      field: "level",
      title: { zh: "级别", en: "Level" },
      aliases: ["单位级别", "机构级别", "层级", "单位层级"],
      content: { kind: "choice", words: tenantLevelWords },
    },
    {
      field: "field",
      title: { zh: "工作领域", en: "Field of work" },
      aliases: ["领域", "系统", "行业", "条线", "所属系统"],
      content: { kind: "text" },
      longest: 60,
    },
  ],
  together: {
    fields: ["reportsTo"],
    check: (rows, present) => {
      const ids = new Map(present.map(({ id, values }) => [comparable(String(values.name)), id]));
      const above = new Map(present.map(({ id, values }) => [id, values.reportsTo]));
      const keyOf = (name: string) => ids.get(comparable(name)) ?? `made:${name}`;
      for (const { values } of rows)
        if (typeof values.name === "string" && typeof values.reportsTo === "string")
          above.set(keyOf(values.name), values.reportsTo);
      const free = new Set<string>();
      return new Map(
        rows.flatMap(({ row, values: { name } }) =>
          typeof name === "string" && isInCircle(keyOf(name), above, free) ? [[row, circle]] : [],
        ),
      );
    },
  },
};

/** Whether somebody comes back to himself by whom he reports to. */
function isInCircle(start: string, above: ReadonlyMap<string, unknown>, free: Set<string>): boolean {
  const seen = new Set<string>([start]);
  for (let at = above.get(start); typeof at === "string" && !free.has(at); at = above.get(at)) {
    if (at === start) return true;
    // Into a circle of others, of which it is none.
    if (seen.has(at)) return false;
    seen.add(at);
  }
  // Whoever was passed comes out at the top as well.
  for (const one of seen) free.add(one);
  return false;
}

const circle = {
  field: "reportsTo",
  code: "circle",
  message: {
    zh: "上级不能是自己，也不能绕一圈回到自己",
    en: "nobody reports to himself, directly or in a circle",
  },
};
