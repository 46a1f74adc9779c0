import { isRecord, type JsonRecord } from "../json/record.ts";
import type { Part } from "./parts.ts";

/** A part's attributes with every formula in them changed; the very same object where none is. */
export function mapFormulas(part: Part, change: (source: string) => string): JsonRecord {
  const changed = Object.entries(part.attributes).flatMap(([name, value]): [string, unknown][] => {
    const next = mapAttribute(part.kind, name, value, change);
    return next === value ? [] : [[name, next]];
  });
  return changed.length === 0 ? part.attributes : { ...part.attributes, ...Object.fromEntries(changed) };
}

function mapAttribute(
  kind: Part["kind"],
  name: string,
  value: unknown,
  change: (source: string) => string,
): unknown {
  switch (`${kind === "definition" ? "field" : kind} ${name}`) {
    case "field x-visible":
    case "field x-computed":
    case "indicator applicable":
    case "score total":
      return typeof value === "string" ? change(value) : value;
    case "field x-check":
      return Array.isArray(value)
        ? mapEach(value, (each) => within(each, "formula", change))
        : within(value, "formula", change);
    case "indicator by":
      return within(value, "formula", change);
    case "indicator veto":
      return within(value, "when", change);
    default:
      return value;
  }
}

function within(value: unknown, attribute: string, change: (source: string) => string): unknown {
  if (!isRecord(value)) return value;
  const source = value[attribute];
  if (typeof source !== "string") return value;
  const next = change(source);
  return next === source ? value : { ...value, [attribute]: next };
}

function mapEach(list: readonly unknown[], change: (value: unknown) => unknown): unknown {
  const next = list.map(change);
  return next.every((each, index) => each === list[index]) ? list : next;
}
