import { type Form, type Problem, ValidationError, validators } from "@duheng/contracts";
import { checkDocument } from "../checking/check-document.ts";
import { columnKey, usedColumns } from "../datasets/used-columns.ts";
import { hashJson } from "../hash-form.ts";
import { isRecord, type JsonRecord } from "../json/record.ts";
import { errorAt } from "../problem.ts";
import { checkWhole } from "../whole/check-whole.ts";
import { importSchema, type PartialForm } from "./import-schema.ts";

/** Where a form file comes from. */
export interface FormFileOrigin {
  /** Name of the unit. */
  readonly unit?: string;
  /** The published version; absent for a draft. */
  readonly version?: number;
  /** An ISO instant. */
  readonly exportedAt: string;
}

/** What was read from a file. */
export interface FormFile {
  /** file: exported here, with its hash right; document: a form without a hash; schema: a plain JSON Schema. */
  readonly kind: "file" | "document" | "schema";
  /** Null where a finding of severity error stands against it. */
  readonly form: Form | null;
  readonly origin?: FormFileOrigin;
  /** Dataset columns that its formulas name and its fields are filled from: DATASET.COLUMN, each once. */
  readonly datasets: readonly string[];
  /** kind schema, where its form is null: one of what can be taken over, with what is left out. */
  readonly partial?: PartialForm;
  /** Each at its place: a JSON pointer into the form, or into the schema that was given. */
  readonly findings: readonly Problem[];
}

/** Largest file that is read, in characters. */
export const longestFormFile = 5_000_000;

/** A form with where it comes from as one JSON file; its hash tells whether anything of it was changed on the way. */
export function writeFormFile(form: Form, origin: FormFileOrigin): string {
  const content = { duheng: "form-file", format: 1, origin, form, datasets: datasetsOf(form) };
  return `${JSON.stringify({ ...content, hash: hashJson(content) }, null, 2)}\n`;
}

/**
 * Reads an exported form, a form's bare document, or any JSON Schema of an object, draft 3 to 2020-12. Never throws, whatever the
 * text: what is wrong with it is among the findings, `file-…` for the file as a whole.
 */
export function readFormFile(text: string): FormFile {
  if (text.length > longestFormFile)
    return refused(
      "file-too-large",
      "文件太大，超过 5 MB，不是考核表文件",
      "the file is larger than 5 MB: no form file",
    );
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch (error) {
    const where = error instanceof SyntaxError ? error.message : "";
    return refused("file-no-json", `文件不是完整的 JSON：${where}`, `the file is no complete JSON: ${where}`);
  }
  if (!isRecord(value))
    return refused("file-no-object", "文件的内容不是一个 JSON 对象", "the file is no JSON object");
  if (value.duheng === "form-file") return exported(value);
  if (value.duheng !== undefined)
    return refused(
      "file-other-kind",
      "这是本系统的另一种文件，不是考核表",
      "a file of this system, but no form",
    );
  if ("indicators" in value && "fields" in value) return read("document", value);
  const { form, findings, partial } = importSchema(value);
  const made = form ?? partial?.form;
  return {
    kind: "schema",
    form,
    datasets: made === undefined ? [] : datasetsOf(made),
    findings,
    ...(partial === null ? {} : { partial }),
  };
}

function exported({ hash, ...content }: JsonRecord): FormFile {
  if (content.format !== 1)
    return refused(
      "file-newer",
      "文件由更新的系统导出，本系统还不能读取",
      "the file was exported by a later system",
    );
  const hostile = checkDocument(content);
  if (hostile.length > 0) return { kind: "file", form: null, datasets: [], findings: hostile };
  if (hash !== hashJson(content)) {
    return refused(
      "file-damaged",
      "文件的校验值不符：导出后被改动过，或者传输中损坏了。请重新导出",
      "the file's hash is wrong: it was changed after the export, or damaged on the way. Export it again",
    );
  }
  const origin = originOf(content.origin);
  return { ...read("file", content.form), ...(origin === undefined ? {} : { origin }) };
}

function read(kind: FormFile["kind"], document: unknown): FormFile {
  const hostile = checkDocument(document);
  if (hostile.length > 0) return { kind, form: null, datasets: [], findings: hostile };
  try {
    const form = validators.Form.parse(validators.Form.cleanNames(document));
    return { kind, form, datasets: datasetsOf(form), findings: checkWhole(form).problems };
  } catch (error) {
    if (error instanceof ValidationError) return { kind, form: null, datasets: [], findings: error.problems };
    throw error;
  }
}

function originOf(value: unknown): FormFileOrigin | undefined {
  if (!isRecord(value) || typeof value.exportedAt !== "string") return undefined;
  const { unit, version, exportedAt } = value;
  return {
    exportedAt,
    ...(typeof unit === "string" ? { unit } : {}),
    ...(typeof version === "number" ? { version } : {}),
  };
}

function refused(code: string, zh: string, en: string): FormFile {
  return { kind: "document", form: null, datasets: [], findings: [errorAt("", code, zh, en)] };
}

function datasetsOf(form: Form): string[] {
  return usedColumns(form).map(columnKey).sort();
}
