import type { RemoveInput, StaffCategory, StaffCategoryInput } from "@duheng/contracts";
import { validators } from "@duheng/contracts";
import type { ImportDefinition } from "@duheng/imports";
import { importByActs, orderColumn } from "../../import-kinds/by-acts.ts";
import type { ImportKind } from "../../import-kinds/import-kind.ts";
import type { UpdateWire } from "../../use-cases/documents/update-input.ts";
import { perform } from "../../use-cases/perform.ts";
import type { UseCase } from "../../use-cases/use-case.ts";
import { listCategories } from "../lists.ts";

/** What a table of categories can say of them; the headings are those of the list's workbook. A category goes by its code. */
export const categoryDefinition: ImportDefinition = {
  strongKeys: ["code"],
  weakKey: "name",
  columns: [
    {
      field: "name",
      title: { zh: "类别名称", en: "Category" },
      aliases: ["人员类别", "类别", "名称", "人员分类", "岗位类别", "Name"],
      content: { kind: "text" },
      isRequired: true,
      longest: 200,
    },
    {
      field: "code",
      title: { zh: "代码", en: "Code" },
      aliases: ["类别代码", "编码", "编号", "类别编码"],
      content: { kind: "text" },
      isRequired: true,
      longest: 40,
    },
    {
      field: "levels",
      title: { zh: "职务层次", en: "Levels" },
      aliases: ["职级", "层次", "职务职级", "职级层次"],
      content: { kind: "text" },
      longest: 1300,
      read: (text) => ({ value: levelsIn(text).join("、") }),
    },
    orderColumn,
  ],
};

interface Acts {
  readonly create: UseCase<StaffCategoryInput, StaffCategory>;
  readonly update: UseCase<UpdateWire<"StaffCategoryInput">, StaffCategory>;
  readonly remove: UseCase<RemoveInput, unknown>;
}

/** Categories of staff by a table. */
export function categoriesImport(acts: Acts): ImportKind {
  return importByActs<StaffCategory, StaffCategoryInput>({
    kind: "categories",
    title: { zh: "人员类别", en: "Staff categories" },
    subject: "staffCategories",
    ability: ["update", "staffCategories"],
    definition: categoryDefinition,
    references: async () => ({}),
    referenced: {},
    all: listCategories,
    labelOf: ({ name, code }) => `${name}（${code}）`,
    valuesOf: ({ name, code, levels = [], order }) => ({
      ...{ name, code, order: String(order) },
      levels: levels.length === 0 ? undefined : levels.join("、"),
    }),
    inputOf: (record) => {
      if (record === undefined) return {};
      const { name, code, order, levels } = record;
      return { name, code, order, ...(levels && { levels }) };
    },
    withValues: ({ levels, ...input }, { name, code, order, levels: said }) => {
      const next = said === undefined ? levels : levelsIn(String(said ?? ""));
      return {
        ...input,
        name: typeof name === "string" ? name : (input.name ?? ""),
        code: typeof code === "string" ? code : (input.code ?? ""),
        ...(typeof order === "string" ? { order: Number(order) } : {}),
        ...(next === undefined || next.length === 0 ? {} : { levels: next }),
      };
    },
    validate: (input) => {
      validators.StaffCategoryInput.parse(input);
    },
    create: (input, caller) => perform(acts.create, input, caller),
    update: (input, caller) => perform(acts.update, input, caller),
    remove: (record, caller) => perform(acts.remove, record, caller),
  });
}

/** As people write several in a cell. */
function levelsIn(text: string): string[] {
  return text.split(/\s*[、,，;；/\n]\s*/).filter((level) => level !== "");
}
