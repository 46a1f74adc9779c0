import { pointer } from "../json/pointer.ts";
import { listName, nameOf, type Part, type Parts, partKey } from "./parts.ts";
import { datasetList } from "./take-apart.ts";

/** Where the parts that formulas name, or that hold formulas, stand in the form that they make: key → JSON pointer. */
export function pointersOf(parts: Parts): ReadonlyMap<string, string> {
  const found = new Map<string, string>([["score ", "/score"]]);
  const members = (list: string) =>
    (parts.lists.get(list) ?? []).flatMap((key) => {
      const part = parts.all.get(key);
      return part === undefined ? [] : [part];
    });
  const addFields = (list: string, at: string, keyword: string, nameFor: (part: Part) => string): void => {
    for (const part of members(list)) addInside(part.key, pointer(at, keyword, nameFor(part)));
  };
  const addInside = (key: string, at: string): void => {
    found.set(key, at);
    addFields(listName("properties", key), at, "properties", nameOf);
    addFields(listName("items", key), `${at}/items`, "properties", nameOf);
    addFields(listName("$defs", key), at, "$defs", ({ attributes }) => String(attributes.key));
  };
  addInside(partKey("fields", ""), "/fields");
  for (const [index, { key }] of members(datasetList).entries()) {
    const at = pointer("/datasets", index);
    found.set(key, at);
    for (const [column, { key: columnKey }] of members(listName("columns", key)).entries())
      found.set(columnKey, pointer(at, "columns", column));
  }
  for (const [index, { key }] of members("indicators:").entries())
    found.set(key, pointer("/indicators", index));
  for (const [index, { key }] of members("groups:").entries())
    found.set(key, pointer("/score/groups", index));
  return found;
}

/** The same the other way round: JSON pointer → key. */
export function keysByPointer(pointers: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...pointers].map(([key, at]) => [at, key]));
}
