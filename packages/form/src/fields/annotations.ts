import type { FieldCheck, FieldInfo, Sentence, TaskKeys } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, own, ownText } from "../json/record.ts";

/**
 * `x-check`: one `{ formula, message }` or a list of them; the message a text (for both languages) or
 * `{ zh, en }`. What is malformed is left out here and told by the check of the fields.
 */
export function readChecks(value: unknown, at: string): FieldCheck[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => readCheck(item, pointer(at, index)));
  return value === undefined ? [] : readCheck(value, at);
}

function readCheck(value: unknown, at: string): FieldCheck[] {
  const formula = ownText(value, "formula");
  const message = readMessage(own(value, "message"));
  return formula === undefined || message === null ? [] : [{ formula, message, at: pointer(at, "formula") }];
}

function readMessage(value: unknown): Sentence | null {
  if (typeof value === "string" && value !== "") return { zh: value, en: value };
  const zh = ownText(value, "zh");
  return zh === undefined ? null : { zh, en: ownText(value, "en") ?? zh };
}

/** `x-source`: `{ dataset, column }`. */
export function readSource(value: unknown): FieldInfo["source"] {
  const dataset = ownText(value, "dataset");
  const column = ownText(value, "column");
  return dataset === undefined || column === undefined ? undefined : { dataset, column };
}

/** `x-evidence`: true, or `{ title?, required? }`. */
export function readEvidence(value: unknown): FieldInfo["evidence"] {
  if (value === true) return { title: "", required: false };
  if (!isRecord(value)) return undefined;
  return { title: ownText(value, "title") ?? "", required: own(value, "required") === true };
}

/** `x-tasks`: the keys of a task's title and milestones, and of what is said of a milestone. */
export function readTasks(value: unknown): TaskKeys | undefined {
  const title = ownText(value, "title");
  const milestones = ownText(value, "milestones");
  const milestone = own(value, "milestone");
  const [what, planned, done] = [
    ownText(milestone, "title"),
    ownText(milestone, "planned"),
    ownText(milestone, "done"),
  ];
  if (title === undefined || milestones === undefined) return undefined;
  if (what === undefined || planned === undefined || done === undefined) return undefined;
  const evidence = ownText(milestone, "evidence");
  return {
    title,
    milestones,
    milestone: { title: what, planned, done, ...(evidence === undefined ? {} : { evidence }) },
  };
}

/** Whether an annotation of ours has the form that the functions above read. */
export const annotationShapes = {
  check: (value: unknown) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.length > 0 && readChecks(value, "").length === list.length;
  },
  source: (value: unknown) => readSource(value) !== undefined,
  evidence: (value: unknown) => typeof value === "boolean" || isRecord(value),
  tasks: (value: unknown) => readTasks(value) !== undefined,
} as const;
