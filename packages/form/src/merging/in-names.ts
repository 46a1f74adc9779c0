import { inWords, type Naming } from "./meant.ts";
import { nameAttribute, nameOf, type Parts } from "./parts.ts";

/**
 * Parts with names in place of what they mean. A part that is not there any more is named so that no other is meant by
 * it: the check of the form then tells that it is gone. Entries of samples that go by it are left out.
 * @param names names of parts by their keys; a part that has none there keeps its own
 * @param gone what a part that is not there was called
 */
export function inNames(
  parts: Parts,
  names: ReadonlyMap<string, string>,
  gone: (key: string) => string,
): Parts {
  const naming = namingOf(parts, names, gone);
  const all = [...parts.all].map(([key, part]) => {
    const attributes: Record<string, unknown> = {};
    for (const [attribute, value] of Object.entries(part.attributes))
      attributes[attribute] = inWords(value, naming);
    const own = nameAttribute(part.kind);
    const name = names.get(key);
    if (own !== undefined && name !== undefined && nameOf(part) !== "") attributes[own] = name;
    return [key, { ...part, attributes }] as const;
  });
  return { lists: parts.lists, all: new Map(all) };
}

/** How the parts of a document are named; see inNames. */
export function namingOf(
  parts: Parts,
  names: ReadonlyMap<string, string>,
  gone: (key: string) => string,
): Naming {
  const known = (key: string) => {
    const part = parts.all.get(key);
    return part === undefined ? null : (names.get(key) ?? nameOf(part));
  };
  return { name: (key) => known(key) ?? gone(key), entry: known };
}
