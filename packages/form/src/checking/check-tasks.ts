import type { Problem } from "@duheng/contracts";
import type { FieldInfo, FieldKind } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import { errorAt } from "../problem.ts";

/** `x-tasks` names fields that are there, each of the kind that its part needs, and no field for two parts. */
export function checkTasks(fields: readonly FieldInfo[]): Problem[] {
  return fields.flatMap((field) => [...tasksOf(field), ...checkTasks(field.fields ?? [])]);
}

function tasksOf({ tasks, at, fields = [] }: FieldInfo): Problem[] {
  if (tasks === undefined) return [];
  const place = pointer(at, "x-tasks");
  const inside = fields.find(({ key }) => key === tasks.milestones)?.fields ?? [];
  const { title, planned, done, evidence } = tasks.milestone;
  return [
    ...part(fields, tasks.title, "text", pointer(place, "title")),
    ...part(fields, tasks.milestones, "rows", pointer(place, "milestones")),
    ...part(inside, title, "text", pointer(place, "milestone", "title")),
    ...part(inside, planned, "date", pointer(place, "milestone", "planned")),
    ...part(inside, done, "date", pointer(place, "milestone", "done")),
    ...(evidence === undefined
      ? []
      : part(inside, evidence, "file", pointer(place, "milestone", "evidence"))),
    ...(planned === done
      ? [
          errorAt(
            pointer(place, "milestone", "done"),
            "bad-tasks",
            "计划日期和完成日期须为两个字段",
            "planned and done must be two fields",
          ),
        ]
      : []),
  ];
}

function part(fields: readonly FieldInfo[], key: string, kind: FieldKind, at: string): Problem[] {
  const field = fields.find((each) => each.key === key);
  if (field === undefined)
    return [errorAt(at, "bad-tasks", `没有字段“${key}”`, `there is no field "${key}"`)];
  if (field.kind === kind) return [];
  const [zh, en] = kindNames[kind] ?? [kind, kind];
  return [errorAt(at, "bad-tasks", `字段“${key}”应为${zh}`, `the field "${key}" must be ${en}`)];
}

const kindNames: Partial<Record<FieldKind, readonly [zh: string, en: string]>> = {
  text: ["文本", "a text"],
  rows: ["若干行", "rows"],
  date: ["日期", "a date"],
  file: ["附件", "a file"],
};
