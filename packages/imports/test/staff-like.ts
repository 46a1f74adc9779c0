import type { ImportDefinition, Read } from "../src/index.ts";

/** A definition as that of people: two strong keys, one of them sealed, a reference, each kind of content. */
export const people: ImportDefinition = {
  strongKeys: ["number", "identity"],
  weakKey: "name",
  columns: [
    column("number", "工号", ["人员编号"], { isRequired: true, longest: 10 }),
    column("name", "姓名", ["人员姓名"], { isRequired: true }),
    column("department", "科室", ["部门"], { content: { kind: "reference" }, isRequired: true }),
    column("identity", "身份证号", ["身份证"], {
      isSealed: true,
      isMask: (text) => text.includes("*"),
      looksLike: (text) => /^\d{17}[\dX]$/.test(text),
      read: (text): Read =>
        text.length === 18
          ? { value: text }
          : { code: "short", message: { zh: "应为 18 位", en: "needs 18" } },
    }),
    column("level", "职务层次", ["职级"]),
    column("position", "职务", []),
    column("leads", "领导成员", [], { content: { kind: "yes-no" } }),
    column("joinedOn", "到岗日期", ["入职时间"], { content: { kind: "day" } }),
    column("state", "状态", [], {
      content: {
        kind: "choice",
        words: { active: { zh: "在职", en: "Active" }, left: { zh: "已离开", en: "Left" } },
      },
    }),
  ],
};

function column(
  field: string,
  zh: string,
  aliases: readonly string[],
  rest: Partial<ImportDefinition["columns"][number]> = {},
): ImportDefinition["columns"][number] {
  return { field, title: { zh, en: field }, aliases, content: { kind: "text" }, ...rest };
}
