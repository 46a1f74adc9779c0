import { isRecord, type JsonRecord } from "../json/record.ts";
import type { Part } from "./parts.ts";

/** `place` is the JSON pointer of the formula from its part on. */
type Change = (formula: unknown, place: string) => unknown;

/** A part's attributes with every formula in them changed; the very same object where none is. */
export function mapFormulas(part: Part, change: Change): JsonRecord {
  const changed = Object.entries(part.attributes).flatMap(([name, value]): [string, unknown][] => {
    const next = mapAttribute(part.kind, name, value, change);
    return next === value ? [] : [[name, next]];
  });
  return changed.length === 0 ? part.attributes : { ...part.attributes, ...Object.fromEntries(changed) };
}

function mapAttribute(kind: Part["kind"], name: string, value: unknown, change: Change): unknown {
  switch (`${kind === "definition" ? "field" : kind} ${name}`) {
    case "field x-visible":
    case "field x-computed":
    case "indicator applicable":
    case "score total":
      return value === undefined ? value : change(value, `/${name}`);
    case "field x-check":
      return Array.isArray(value)
        ? mapEach(value, (each, index) => within(each, "formula", `/x-check/${index}`, change))
        : within(value, "formula", "/x-check", change);
    case "indicator by":
      return within(value, "formula", "/by", change);
    case "indicator veto":
      return within(value, "when", "/veto", change);
    default:
      return value;
  }
}

function within(value: unknown, attribute: string, place: string, change: Change): unknown {
  if (!isRecord(value) || value[attribute] === undefined) return value;
  const next = change(value[attribute], `${place}/${attribute}`);
  return next === value[attribute] ? value : { ...value, [attribute]: next };
}

function mapEach(list: readonly unknown[], change: (value: unknown, index: number) => unknown): unknown {
  const next = list.map(change);
  return next.every((each, index) => each === list[index]) ? list : next;
}
