import { definitionName } from "../fields/references.ts";
import { ownText } from "../json/record.ts";
import { listHolder, listName, nameOf, type Part, type Parts, partKey } from "./parts.ts";

/** The list of the fields that stand in a part: of the form, an object, rows, or the definition that it refers to. */
export function listInside(parts: Parts, holder: string): string | null {
  let at = parts.all.get(holder);
  for (let step = 0; at !== undefined && step < longestReference; step += 1) {
    for (const slot of ["properties", "items"]) {
      const list = listName(slot, at.key);
      if ((parts.lists.get(list) ?? []).length > 0) return list;
    }
    at = definitionOf(parts, at);
  }
  return null;
}

/** Steps of a chain of `$ref`. */
const longestReference = 8;

function definitionOf(parts: Parts, { attributes }: Part): Part | undefined {
  const reference = ownText(attributes, "$ref") ?? ownText(attributes, "items/$ref");
  const name = reference === undefined ? null : definitionName(reference);
  return name === null ? undefined : parts.all.get(partKey("definition", `/${name}`));
}

/** The fields of a list by their names; of two with one name the first. */
export function fieldsIn(parts: Parts, list: string | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const key of list === null ? [] : (parts.lists.get(list) ?? [])) {
    const part = parts.all.get(key);
    if (part !== undefined && !found.has(nameOf(part))) found.set(nameOf(part), key);
  }
  return found;
}

/** A field behind those that hold it, the form's own or the definition's first. */
export function lineOf(parts: Parts, key: string): Part[] {
  const line: Part[] = [];
  let at = parts.all.get(key);
  while (at?.kind === "field" && line.length < mostDepth) {
    line.unshift(at);
    at = parts.all.get(listHolder(at.list));
  }
  return line;
}

const mostDepth = 100;
