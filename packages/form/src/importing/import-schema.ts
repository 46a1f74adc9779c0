import type { FieldsSchema, Form, Problem } from "@duheng/contracts";
import { checkDocument } from "../checking/check-document.ts";
import { checkForm } from "../checking/check-form.ts";
import { rootKeywords } from "../fields/keywords.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own, ownText, recordOf } from "../json/record.ts";
import { capped, errorAt, isError } from "../problem.ts";
import { Addresses } from "./addresses.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import type { FieldSchema } from "./field-schema.ts";
import { giveIds } from "./give-ids.ts";
import { ImportNotes, type LeftOut } from "./import-notes.ts";
import { mendFields } from "./mend-fields.ts";
import { readableDocument } from "./readable-document.ts";
import { SchemaReader } from "./schema-reader.ts";
import { tidyFields } from "./tidy-fields.ts";

export interface ImportedForm {
  /** Null where a finding of severity error says why. It has no indicators yet, and one group to put them in. */
  readonly form: Form | null;
  /**
   * What could not be taken over (error) or was taken over differently (warning), each by the keyword's name at its
   * place: `path` is a JSON pointer into the schema that was given.
   */
  readonly findings: readonly Problem[];
  /** Where `form` is null: a form of what can be taken over; null too where that is nothing. */
  readonly partial: PartialForm | null;
}

/** A form of a part of a schema. */
export interface PartialForm {
  readonly form: Form;
  /** All that the form does without, in the order in which it was found. */
  readonly left: readonly LeftOut[];
}

/** Largest schema that is read, in characters of its values and keys; what is made of it must be as small as any form. */
const largestSchema = 6_000_000;

/**
 * Makes a form of a plain JSON Schema of an object, draft 3 to 2020-12: its `fields` accept what the schema accepts, as
 * any validator can check; only unknown keys are refused, and a blank (null, "") counts as left out. What forms have no
 * way to ask for is told by name, never ignored: then `form` is null, and `partial` is made of the rest. Never throws,
 * whatever the document; time linear in its size.
 */
export function importSchema(schema: unknown): ImportedForm {
  const hostile = checkDocument(schema, largestSchema);
  if (hostile.some(({ code }) => code === "too-large"))
    return { form: null, findings: capped(hostile), partial: null };
  const notes = new ImportNotes();
  const document = readableDocument(schema, notes);
  const made = isRecord(document) ? fieldsOf(document, notes) : null;
  if (made === null) return { form: null, findings: capped([...notes.findings, noObject()]), partial: null };
  const findings = capped(hostile.length > 0 ? hostile : [...notes.findings, ...made.warnings]);
  const form = formOf(giveIds(made.fields));
  if (!findings.some(isError)) return { form, findings, partial: null };
  const isEmpty = Object.keys(form.fields.properties).length === 0;
  return { form: null, findings, partial: isEmpty ? null : { form, left: notes.left } };
}

function fieldsOf(
  document: JsonRecord,
  notes: ImportNotes,
): { fields: FieldsSchema; warnings: Problem[] } | null {
  const dialect = readDialect(document, notes);
  const addresses = new Addresses(document, dialect <= 4 ? "id" : "$id");
  const reader = new SchemaReader({ addresses, dialect, notes });
  const root = reader.root();
  if (root === null || own(root, "type") !== "object") return null;
  const fields = asRoot(root, reader, notes);
  if (!isRecord(document.properties) && Object.keys(fields.properties).length === 0) return null;
  const form = (now: FieldsSchema) => formOf(giveIds(now));
  tidyFields(fields, reader.origins, notes);
  const mended = mendFields(fields, form, reader.origins, notes);
  if (mended === null) return null;
  const before = notes.left.length;
  tidyFields(fields, reader.origins, notes);
  // What was taken away may have taken more with it.
  const isSound = notes.left.length === before || !checkForm(form(fields)).some(isError);
  return isSound ? { fields, warnings: mended } : null;
}

/** The root's keywords; others say nothing of a form. */
function asRoot(root: FieldSchema, reader: SchemaReader, notes: ImportNotes): FieldsSchema {
  const kept = Object.entries(root).filter(([keyword]) => {
    if (rootKeywords.has(keyword)) return true;
    notes.warn(pointer("", keyword), "annotation-dropped", `“${keyword}”不保留`, `"${keyword}" is not kept`);
    return false;
  });
  const properties = isRecord(root.properties) ? root.properties : {};
  const { read } = reader.definitions;
  return reader.origins.like(root, {
    ...recordOf(kept),
    type: "object" as const,
    properties: recordOf(
      Object.entries(properties).flatMap(([key, value]) => (isRecord(value) ? [[key, value]] : [])),
    ),
    ...(Object.keys(read).length === 0 ? {} : { $defs: read }),
  });
}

function readDialect(document: JsonRecord, notes: ImportNotes): Dialect {
  const { $schema, $id } = document;
  const dialect = dialectOf($schema);
  if ($schema !== undefined && dialect !== 2020) {
    const name = JSON.stringify($schema)?.slice(0, 80) ?? "";
    notes.warn(
      "/$schema",
      "other-dialect",
      `按 2020-12 版改写（原为 ${name}）`,
      `is put into the words of draft 2020-12, though it names ${name}`,
    );
  }
  if ($id !== undefined) notes.warn("/$id", "annotation-dropped", "$id 不保留", "$id is not kept");
  return dialect ?? 2020;
}

/** Longest title that a form may have. */
const titleLength = 100;

function formOf(fields: FieldsSchema): Form {
  const title = [...(ownText(fields, "title") ?? "")].slice(0, titleLength).join("").trim();
  return {
    title: title === "" ? "导入的考核表" : title,
    fields,
    indicators: [],
    score: { groups: [{ id: "group-1", code: "基本分", title: "基本分" }] },
  };
}

function noObject(): Problem {
  return errorAt(
    "",
    "no-object-schema",
    "最外层须为有 properties 的 object",
    "the root must be of type object and have properties",
  );
}
