import { staffStateWords } from "@duheng/contracts/words";
import type { ColumnDefinition, ImportDefinition, Read, RowProblem, RowTogether } from "@duheng/imports";
import { identityNumberProblem, readIdentityNumber } from "../identity-number.ts";
import { phoneProblem, readPhone } from "../phone.ts";
import { readStatuses } from "../statuses-in-words.ts";
import { leadersTogether } from "./leaders-together.ts";

const identityNumber: ColumnDefinition = {
  field: "identityNumber",
  title: { zh: "身份证号", en: "Identity number" },
  aliases: ["身份证", "身份证号码", "公民身份号码", "公民身份证号码", "证件号码", "身份号码", "ID number"],
  content: { kind: "text" },
  isSealed: true,
  isMask: hasStars,
  looksLike: (text) => /^[1-9]\d{16}[\dXx]$/.test(text),
  read: (text) => {
    const value = readIdentityNumber(text);
    return wrongIn(identityNumberProblem(value, "")) ?? { value };
  },
};

const phone: ColumnDefinition = {
  field: "phone",
  title: { zh: "手机号", en: "Phone" },
  aliases: ["手机", "手机号码", "联系电话", "电话", "移动电话", "联系方式", "Mobile"],
  content: { kind: "text" },
  isSealed: true,
  isMask: hasStars,
  looksLike: (text) => /^1[3-9]\d{9}$/.test(text),
  read: (text) => {
    const value = readPhone(text);
    return wrongIn(phoneProblem(value, "")) ?? { value };
  },
};

/** What a table of people can say of them; the headings are those of the list's workbook, and what people call them besides. */
export const staffDefinition: ImportDefinition = {
  strongKeys: ["number", "identityNumber"],
  weakKey: "name",
  ownReferences: ["leaderInChargeId"],
  checkRow: (values, present) => wrongLeaving(values, present, today()),
  together: leadersTogether,
  columns: [
    {
      field: "number",
      title: { zh: "工号", en: "Staff number" },
      aliases: ["人员编号", "员工编号", "职工编号", "职工号", "员工号", "警号", "人员代码", "Number"],
      content: { kind: "text" },
      isRequired: true,
      longest: 40,
    },
    {
      field: "name",
      title: { zh: "姓名", en: "Name" },
      aliases: ["人员姓名", "员工姓名", "名字", "Full name"],
      content: { kind: "text" },
      isRequired: true,
      longest: 60,
    },
    {
      field: "departmentId",
      title: { zh: "科室", en: "Department" },
      aliases: [
        "部门",
        "所在科室",
        "所在部门",
        "处室",
        "内设机构",
        "科室名称",
        "部门名称",
        "所属部门",
        "股室",
        "中队",
      ],
      content: { kind: "reference" },
      isRequired: true,
      longest: 200,
    },
    {
      field: "categoryId",
      title: { zh: "人员类别", en: "Category" },
      aliases: ["类别", "人员分类", "岗位类别", "职位类别", "Staff category"],
      content: { kind: "reference" },
      isRequired: true,
      longest: 200,
    },
    {
      field: "level",
      title: { zh: "职务层次", en: "Level" },
      aliases: ["职级", "职务职级", "级别", "职务级别", "职级层次"],
      content: { kind: "text" },
      longest: 40,
    },
    {
      field: "position",
      title: { zh: "职务", en: "Position" },
      aliases: ["岗位", "现任职务", "职位", "行政职务", "Post"],
      content: { kind: "text" },
      longest: 80,
    },
    {
      field: "isLeader",
      isKept: true,
      title: { zh: "领导成员", en: "Member of the leadership" },
      aliases: ["班子成员", "领导班子成员", "是否领导", "是否班子成员", "是否领导成员", "单位领导"],
      content: { kind: "yes-no" },
    },
    {
      field: "leaderInChargeId",
      isOf: "departmentId",
      isKept: true,
      title: { zh: "分管领导", en: "Leader in charge" },
      aliases: ["主管领导", "分管负责人", "分管局领导", "分管院领导", "分管副职", "科室分管领导"],
      content: { kind: "reference" },
      longest: 200,
    },
    {
      field: "statuses",
      title: { zh: "特殊情形", en: "Special situations" },
      aliases: ["特殊情况", "特殊状态", "人员情形", "情形", "借调等情形", "在岗情况"],
      content: { kind: "text" },
      longest: 400,
      read: readStatuses,
    },
    identityNumber,
    phone,
    {
      field: "joinedOn",
      title: { zh: "到岗日期", en: "Joined on" },
      aliases: [
        "到岗时间",
        "入职日期",
        "入职时间",
        "到单位时间",
        "进入本单位时间",
        "调入日期",
        "调入时间",
        "参加工作时间",
      ],
      content: { kind: "day" },
    },
    {
      field: "leftOn",
      title: { zh: "离开日期", en: "Left on" },
      aliases: ["离职日期", "离职时间", "调出日期", "调出时间", "退休日期", "离开时间"],
      content: { kind: "day" },
    },
    {
      field: "state",
      isKept: true,
      title: { zh: "状态", en: "State" },
      aliases: ["人员状态", "在职状态", "是否在职"],
      content: { kind: "choice", words: staffStateWords },
    },
  ],
};

/**
 * A day on which somebody leaves is past, and goes with having left: what is to come is planned in the person's file. Who has such a
 * plan comes back from an export with it, and nothing is wrong.
 */
function wrongLeaving(
  { leftOn, state }: RowTogether["values"],
  present: RowTogether["values"] | undefined,
  now: string,
): RowProblem | undefined {
  if (typeof leftOn !== "string") return undefined;
  if (leftOn === present?.leftOn && (state === undefined || state === present.state)) return undefined;
  if (leftOn > now)
    return {
      field: "leftOn",
      code: "to-come",
      message: {
        zh: "离开日期还没有到，请在人员档案中办理离开",
        en: "is a day to come: let the person leave in the person's file",
      },
    };
  if (state !== "active") return undefined;
  return {
    field: "leftOn",
    code: "still-here",
    message: { zh: "在职的人没有离开日期", en: "somebody who is here has no day of leaving" },
  };
}

/** Today in China, ISO. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** What lists and workbooks show in a sealed value's place. */
function hasStars(text: string): boolean {
  return text.includes("****");
}

function wrongIn(problem: ReturnType<typeof phoneProblem>): Read | undefined {
  return problem === undefined ? undefined : { code: problem.code, message: problem.message };
}
