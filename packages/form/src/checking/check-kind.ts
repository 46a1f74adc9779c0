import type { FieldsSchema, Problem } from "@duheng/contracts";
import { fieldKind } from "../fields/field-kind.ts";
import { keywords } from "../fields/keywords.ts";
import { annotations, annotationsOfItems, keywordsOfKind } from "../fields/keywords-of-kind.ts";
import { resolveField } from "../fields/references.ts";
import { pointer } from "../json/pointer.ts";
import { type JsonRecord, own, ownRecord } from "../json/record.ts";
import { errorAt } from "../problem.ts";

/** The kind must be one that forms know, and every keyword one that means something for it. */
export function checkKind(root: FieldsSchema, schema: JsonRecord, at: string): Problem[] {
  const kind = fieldKind(root, schema);
  if (kind === null) return [unsupportedKind(root, schema, at)];
  const known = keywordsOfKind[kind];
  const idle = Object.keys(schema).filter(
    (key) => Object.hasOwn(keywords, key) && !annotations.has(key) && !known.includes(key),
  );
  const problems = idle.map((key) =>
    errorAt(
      pointer(at, key),
      "keyword-does-not-apply",
      `“${key}”对这种字段不起作用`,
      `"${key}" means nothing for a field of this kind`,
    ),
  );
  if (kind === "list") problems.push(...checkItems(root, schema, at));
  if (own(schema, "enum") === undefined || own(schema, "oneOf") === undefined) return problems;
  return [
    ...problems,
    errorAt(
      pointer(at, "oneOf"),
      "bad-options",
      "enum 和 oneOf 只能用一个",
      "options stand in enum or in oneOf, not in both",
    ),
  ];
}

/** Items have no visibility, formula or evidence of their own: it would be ignored without a word. */
function checkItems(root: FieldsSchema, schema: JsonRecord, at: string): Problem[] {
  const items = resolveField(root, ownRecord(schema, "items") ?? {});
  return Object.keys(items)
    .filter((key) => annotations.has(key) && !annotationsOfItems.has(key))
    .map((key) =>
      errorAt(
        pointer(at, "items", key),
        "keyword-does-not-apply",
        `“${key}”对列表中的项不起作用，请写在列表字段上`,
        `"${key}" means nothing for the items of a list; say it of the list itself`,
      ),
    );
}

function unsupportedKind(root: FieldsSchema, schema: JsonRecord, at: string): Problem {
  if (own(schema, "contentMediaType") !== undefined) {
    return errorAt(
      pointer(at, "type"),
      "file-is-object",
      "附件字段的 type 须为 object：其值为 { id, name, size, type }，不含文件内容",
      'a file field has the type "object": its value is { id, name, size, type }, never the content',
    );
  }
  const type = own(schema, "type");
  if (
    type === "array" &&
    ownRecord(schema, "items") !== undefined &&
    fieldKind(root, resolveField(root, ownRecord(schema, "items") ?? {})) !== null
  ) {
    return errorAt(
      pointer(at, "items"),
      "unsupported-list",
      "列表的项只能是一组字段（多行）、选项（多选），或文本、数字、日期、邮箱、网址",
      "a list holds objects (rows), options (an enum), or texts, numbers, dates, e-mail or web addresses",
    );
  }
  if (type === "object") {
    return errorAt(at, "unsupported-field", "一组字段须有 properties", "an object needs properties");
  }
  return errorAt(
    at,
    "unsupported-field",
    "不认识的字段类型",
    `no field of this kind is supported: type ${JSON.stringify(type ?? null)}`,
  );
}
