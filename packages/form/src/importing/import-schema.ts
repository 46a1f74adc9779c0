import type { FieldsSchema, Form, Problem } from "@duheng/contracts";
import { checkDocument } from "../checking/check-document.ts";
import { checkForm } from "../checking/check-form.ts";
import { isRecord, type JsonRecord, ownText } from "../json/record.ts";
import { errorAt, isError } from "../problem.ts";
import { giveIds } from "./give-ids.ts";
import { ImportReader } from "./import-reader.ts";

export interface ImportedForm {
  /** Null where a finding of severity error says why. It has no indicators yet, and one group to put them in. */
  readonly form: Form | null;
  /**
   * What could not be taken over (error) or was taken over differently (warning), each by the keyword's name at its
   * place: `path` is a JSON pointer into the schema that was given.
   */
  readonly findings: readonly Problem[];
}

/**
 * Makes a form of a plain JSON Schema 2020-12 object schema: its `fields` accept what the schema accepts, as any
 * validator can check; only unknown keys are refused, and a blank (null, "") counts as left out. Keywords that forms
 * have no way to ask for are refused by name, never ignored. Never throws, whatever the document; time linear in its size.
 */
export function importSchema(schema: unknown): ImportedForm {
  const hostile = checkDocument(schema);
  if (hostile.length > 0) return { form: null, findings: hostile };
  if (!isRecord(schema)) return { form: null, findings: [noObject()] };
  const reader = new ImportReader(schema);
  const fields = reader.root();
  if (fields === null || reader.findings.some(isError)) return { form: null, findings: reader.findings };
  const form = formOf(schema, giveIds(fields));
  const problems = checkForm(form)
    .filter(({ path }) => path.startsWith("/fields"))
    .map((problem) => ({ ...problem, path: reader.originOf(problem.path) }));
  const findings = [...reader.findings, ...problems];
  return { form: findings.some(isError) ? null : form, findings };
}

/** Longest title that a form may have. */
const titleLength = 100;

function formOf(schema: JsonRecord, fields: FieldsSchema): Form {
  const title = [...(ownText(schema, "title") ?? "")].slice(0, titleLength).join("").trim();
  return {
    title: title === "" ? "导入的考核表" : title,
    fields,
    indicators: [],
    score: { groups: [{ id: "group-1", code: "基本分", title: "基本分" }] },
  };
}

function noObject(): Problem {
  return errorAt("", "no-object-schema", "不是一个 JSON Schema 对象", "is no JSON Schema of an object");
}
