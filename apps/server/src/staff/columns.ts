import type { Staff } from "@duheng/contracts";
import { staffStateWords } from "@duheng/contracts/words";
import {
  type Exported,
  inWords,
  joined,
  type Locale,
  yesOrNo,
} from "../use-cases/documents/export-columns.ts";
import { categoryLabels, departmentNames, leadersOfDepartments, personNames } from "./names.ts";
import { sayStatuses } from "./statuses-in-words.ts";

export const departmentColumns: Exported<"Department"> = {
  title: { zh: "科室", en: "Departments" },
  columns: [
    { field: "name", heading: { zh: "科室名称", en: "Department" }, width: 28 },
    { field: "headId", heading: { zh: "科室负责人", en: "Head of section" }, width: 24, names: personNames },
    {
      field: "leaderInChargeId",
      heading: { zh: "分管领导", en: "Leader in charge" },
      width: 24,
      names: personNames,
    },
    { field: "order", heading: { zh: "排序", en: "Order" }, width: 8 },
  ],
};

export const categoryColumns: Exported<"StaffCategory"> = {
  title: { zh: "人员类别", en: "Staff categories" },
  columns: [
    { field: "name", heading: { zh: "类别名称", en: "Category" }, width: 28 },
    { field: "code", heading: { zh: "代码", en: "Code" } },
    { field: "levels", heading: { zh: "职务层次", en: "Levels" }, width: 40, say: sayTexts },
    { field: "order", heading: { zh: "排序", en: "Order" }, width: 8 },
  ],
};

export const staffColumns: Exported<"Staff"> = {
  title: { zh: "人员", en: "Staff" },
  columns: [
    { field: "number", heading: { zh: "工号", en: "Staff number" } },
    { field: "name", heading: { zh: "姓名", en: "Name" } },
    { field: "departmentId", heading: { zh: "科室", en: "Department" }, width: 24, names: departmentNames },
    { field: "categoryId", heading: { zh: "人员类别", en: "Category" }, width: 24, names: categoryLabels },
    { field: "level", heading: { zh: "职务层次", en: "Level" } },
    { field: "position", heading: { zh: "职务", en: "Position" }, width: 24 },
    {
      field: "isLeader",
      heading: { zh: "领导成员", en: "Member of the leadership" },
      width: 12,
      say: yesOrNo,
    },
    {
      field: "departmentId",
      heading: { zh: "分管领导", en: "Leader in charge" },
      width: 24,
      names: leadersOfDepartments,
    },
    {
      field: "statuses",
      heading: { zh: "特殊情形", en: "Special situations" },
      width: 36,
      say: sayOwnStatuses,
    },
    { field: "identityNumber", heading: { zh: "身份证号", en: "Identity number" }, width: 22 },
    { field: "phone", heading: { zh: "手机号", en: "Phone" } },
    { field: "joinedOn", heading: { zh: "到岗日期", en: "Joined on" } },
    { field: "leftOn", heading: { zh: "离开日期", en: "Left on" } },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 10, say: inWords(staffStateWords) },
  ],
};

function sayTexts(value: unknown, locale: Locale): string {
  return joined(Array.isArray(value) ? value.map(String) : [], locale);
}

function sayOwnStatuses(_value: unknown, locale: Locale, { statuses }: Staff): string {
  return sayStatuses(statuses, locale);
}
