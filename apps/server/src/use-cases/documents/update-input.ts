import { type DocumentName, type DocumentOf, validators } from "@duheng/contracts";
import { isRequired, propertyNames, schemaOf } from "../../database/schema/json-schema.ts";
import { isPlain } from "../../database/tenancy/rewrite-filter.ts";
import type { Input } from "../use-case.ts";

export interface Update<InputName extends DocumentName> {
  readonly id: string;
  /** The revision that the change was made on. */
  readonly revision: number;
  readonly changes: DocumentOf<InputName>;
}

/** What an update sends: the input itself with `id` and `revision` beside its fields. */
export type UpdateWire<InputName extends DocumentName> = DocumentOf<InputName> & {
  id: string;
  revision: number;
};

/** The validator of an update, from the one of its create. */
export function updateInput<InputName extends DocumentName>(
  name: InputName,
): Input<Update<InputName>, UpdateWire<InputName>> {
  return {
    parse(value) {
      const { id, revision, ...changes } = isPlain(value) ? value : {};
      const target = validators.RemoveInput.parse(withoutUndefined({ id, revision }));
      return { ...target, changes: validators[name].parse(changes) as DocumentOf<InputName> };
    },
  };
}

/**
 * The document with an update's changes: a field of the input that is absent is taken away, unless the document
 * cannot be without it (then it stays as it was).
 */
export function withChanges<T>(
  document: T,
  documentName: DocumentName,
  inputName: DocumentName,
  changes: unknown,
): T {
  const schema = schemaOf(documentName);
  const next: Record<string, unknown> = Object.assign({}, document);
  for (const property of propertyNames(schemaOf(inputName))) {
    const given: unknown = isPlain(changes) ? changes[property] : undefined;
    if (given !== undefined) next[property] = given;
    else if (!isRequired(schema, property)) delete next[property];
  }
  return next as T;
}

/** Top-level names that differ, for the audit trail. */
export function changedPaths(before: unknown, after: unknown): string[] {
  if (!isPlain(before) || !isPlain(after)) return [];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) =>
      name !== "revision" &&
      name !== "updatedAt" &&
      JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}

function withoutUndefined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
