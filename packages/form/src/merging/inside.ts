import { definitionName } from "../fields/references.ts";
import { ownText } from "../json/record.ts";
import { listName, nameOf, type Part, type Parts, partKey } from "./parts.ts";

/** The fields that stand in a part — the form, an object, rows, or the definition that it refers to — name → key. */
export function fieldsInside(parts: Parts, holder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = parts.all.get(holder);
  for (let step = 0; at !== undefined && step < longestReference; step += 1) {
    const own = at;
    const keys = ["properties", "items"].flatMap((slot) => parts.lists.get(listName(slot, own.key)) ?? []);
    for (const key of keys) {
      const part = parts.all.get(key);
      if (part !== undefined && !found.has(nameOf(part))) found.set(nameOf(part), key);
    }
    if (found.size > 0) return found;
    at = definitionOf(parts, own);
  }
  return found;
}

/** Steps of a chain of `$ref`. */
const longestReference = 8;

function definitionOf(parts: Parts, { attributes }: Part): Part | undefined {
  const reference = ownText(attributes, "$ref") ?? ownText(attributes, "items/$ref");
  const name = reference === undefined ? null : definitionName(reference);
  return name === null ? undefined : parts.all.get(partKey("definition", `/${name}`));
}
