import type { DocumentName, Problem } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { isSealed } from "../sealing/seal-text.ts";
import { isPlain } from "../tenancy/rewrite-filter.ts";

/** What stands in clear where the schema wants it sealed, with its place; and the document without what is sealed. */
export function withoutSealed(
  name: DocumentName,
  document: unknown,
): { problems: Problem[]; document: unknown } {
  const properties = Object.keys(sealedProperties(name));
  if (properties.length === 0 || !isPlain(document)) return { problems: [], document };
  const open = { ...document };
  for (const property of properties) if (isSealed(open[property])) delete open[property];
  const clear = properties.filter((property) => open[property] !== undefined);
  return { problems: clear.map(inClear), document: open };
}

/** A property that holds a value in clear and must not. */
export function inClear(property: string): Problem {
  return {
    code: "not-sealed",
    path: `/${property}`,
    severity: "error",
    message: { zh: "必须加密保存", en: "must be sealed" },
  };
}
