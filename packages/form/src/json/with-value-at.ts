import { pointerParts } from "./pointer.ts";
import { isRecord, recordOf } from "./record.ts";

/**
 * A document with the value at a JSON pointer changed; all that is not on the way stays the very same. Where nothing is
 * there, the document itself. The caller keeps the document's type.
 */
export function withValueAt<Document>(
  root: Document,
  at: string,
  change: (value: unknown) => unknown,
): Document {
  return changed(root, pointerParts(at), change) as Document;
}

function changed(
  value: unknown,
  [part, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  if (part === undefined) return change(value);
  if (Array.isArray(value)) {
    const index = Number(part);
    return value.map((each: unknown, at) => (at === index ? changed(each, rest, change) : each));
  }
  if (!isRecord(value) || !Object.hasOwn(value, part)) return value;
  return recordOf(
    Object.entries(value).map(([key, each]): [string, unknown] => [
      key,
      key === part ? changed(each, rest, change) : each,
    ]),
  );
}
