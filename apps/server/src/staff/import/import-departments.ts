import type { Department, DepartmentInput, RemoveInput } from "@duheng/contracts";
import { validators } from "@duheng/contracts";
import type { ImportDefinition } from "@duheng/imports";
import { importByActs, orderColumn } from "../../import-kinds/by-acts.ts";
import type { ImportKind, ToldAhead } from "../../import-kinds/import-kind.ts";
import type { UpdateWire } from "../../use-cases/documents/update-input.ts";
import { perform } from "../../use-cases/perform.ts";
import type { UseCase } from "../../use-cases/use-case.ts";
import { listDepartments, listStaff } from "../lists.ts";
import { namedPeople } from "./named-people.ts";

/** What a table of departments can say of them; the headings are those of the list's workbook. A department goes by its name. */
export const departmentDefinition: ImportDefinition = {
  strongKeys: ["name"],
  weakKey: "name",
  columns: [
    {
      field: "name",
      title: { zh: "科室名称", en: "Department" },
      aliases: ["科室", "部门", "部门名称", "内设机构", "机构名称", "处室", "名称", "股室", "Name"],
      content: { kind: "text" },
      isRequired: true,
      longest: 200,
    },
    {
      field: "headId",
      title: { zh: "科室负责人", en: "Head of section" },
      aliases: ["负责人", "部门负责人", "科长", "主任", "科室领导", "主要负责人", "Head"],
      content: { kind: "reference" },
      longest: 200,
    },
    {
      field: "leaderInChargeId",
      title: { zh: "分管领导", en: "Leader in charge" },
      aliases: ["主管领导", "分管负责人", "分管局领导", "分管副职", "分管"],
      content: { kind: "reference" },
      longest: 200,
    },
    orderColumn,
  ],
};

interface Acts {
  readonly create: UseCase<DepartmentInput, Department>;
  readonly update: UseCase<UpdateWire<"DepartmentInput">, Department>;
  readonly remove: UseCase<RemoveInput, unknown>;
}

const posts = ["headId", "leaderInChargeId"] as const;

/** Departments by a table, with who leads them, of those who are here. */
export function departmentsImport(acts: Acts): ImportKind {
  return importByActs<Department, DepartmentInput>({
    kind: "departments",
    title: { zh: "科室", en: "Departments" },
    subject: "departments",
    ability: ["update", "departments"],
    definition: departmentDefinition,
    async references() {
      const people = namedPeople(await listStaff());
      return { headId: people, leaderInChargeId: people };
    },
    referenced: { headId: "staff", leaderInChargeId: "staff" },
    all: listDepartments,
    labelOf: ({ name }) => name,
    valuesOf: ({ name, headId, leaderInChargeId, order }) => ({
      ...{ name, headId, leaderInChargeId },
      order: String(order),
    }),
    inputOf: (record) => {
      if (record === undefined) return {};
      const { name, order, headId, leaderInChargeId } = record;
      return { name, order, ...(headId && { headId }), ...(leaderInChargeId && { leaderInChargeId }) };
    },
    withValues: (input, { name, order, ...led }) => {
      const next = { ...input };
      for (const post of posts) {
        const id = led[post];
        if (id === null) delete next[post];
        else if (typeof id === "string") next[post] = id;
      }
      return {
        ...next,
        name: typeof name === "string" ? name : (input.name ?? ""),
        ...(typeof order === "string" ? { order: Number(order) } : {}),
      };
    },
    validate: (input) => {
      validators.DepartmentInput.parse(input);
    },
    async tell(rows) {
      const left = new Map(
        (await listStaff()).flatMap((one) => (one.state === "left" ? [[one.id, one]] : [])),
      );
      return rows.map(({ values, before }) =>
        posts.flatMap((field): ToldAhead[] => {
          const id = values[field];
          const person = typeof id === "string" && id !== before?.[field] ? left.get(id) : undefined;
          if (person === undefined) return [];
          const message = {
            zh: `“${person.name}”已离开，请填写在职人员`,
            en: `“${person.name}” has left: name somebody who is here`,
          };
          return [{ field, code: "has-left", message }];
        }),
      );
    },
    create: (input, caller) => perform(acts.create, input, caller),
    update: (input, caller) => perform(acts.update, input, caller),
    remove: (record, caller) => perform(acts.remove, record, caller),
  });
}
