import { definitionName } from "../fields/references.ts";
import { own, ownText } from "../json/record.ts";
import { type Part, partKey } from "./parts.ts";

/** Keys of what a part rests on without a formula: the definitions that it refers to, and for ratings their rules. */
export function* namedBy(part: Part): Generator<string> {
  for (const keyword of ["$ref", "items/$ref"]) {
    const name = definitionName(ownText(part.attributes, keyword) ?? "");
    if (name !== null) yield partKey("definition", `/${name}`);
  }
  if (part.kind === "indicator" && own(part.attributes.by, "kind") === "rating") yield partKey("ratings", "");
}
