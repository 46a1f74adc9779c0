import type { FormulaFailure, ScoreInputs } from "@duheng/contracts";
import type { FieldInfo } from "../api.ts";
import { isOfData } from "../fields/is-of-data.ts";
import { pointerParts } from "../json/pointer.ts";
import { isRecord, own, recordOf } from "../json/record.ts";

type Data = NonNullable<ScoreInputs["data"]>;

/**
 * A dataset that was not brought in yet (null) is no blank one: whatever reads it waits, while a person whom it says nothing of has
 * blanks. What is of another kind than it should be is missing to formulas, also where a blank would do; nothing else ever is.
 */
export function withAwaitedRows(data: Data): Readonly<Record<string, unknown>> {
  const entries = Object.entries(data);
  if (entries.every(([, rows]) => rows !== null)) return data;
  return recordOf(entries.map(([key, rows]) => [key, rows ?? "awaited"]));
}

/** The same for fields that are filled from such a dataset: whatever stands in them. */
export function withAwaitedFields(
  fields: readonly FieldInfo[],
  data: Data,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (Object.values(data).every((rows) => rows !== null)) return input;
  const changed = fields.flatMap((field): [string, unknown][] => {
    const { key, kind, source, fields: inner = [] } = field;
    if (kind === "object") {
      const held = own(input, key);
      const before = isRecord(held) ? held : {};
      const after = withAwaitedFields(inner, data, before);
      return after === before ? [] : [[key, after]];
    }
    return isOfData(field) && own(data, source?.dataset ?? "") === null ? [[key, {}]] : [];
  });
  return changed.length === 0 ? input : { ...input, ...recordOf(changed) };
}

/** Whether a value is missing because data was not brought in yet. */
export function isAwaited({ params }: Pick<FormulaFailure, "params">): boolean {
  return params?.expected !== undefined;
}

/** The dataset that a formula read and that was not brought in yet; null where it read something else. */
export function awaitedDataset({ params }: Pick<FormulaFailure, "params">): string | null {
  const [first, dataset] = typeof params?.path === "string" ? pointerParts(params.path) : [];
  return (first === "data" || first === "datasets") && dataset !== undefined ? dataset : null;
}
