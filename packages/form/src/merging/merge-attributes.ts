import { withOptionsAlike } from "../difference/options-alike.ts";
import { sameJson } from "../json/equal.ts";
import type { JsonRecord } from "../json/record.ts";
import type { MergeSide } from "./conflict.ts";
import { mergeValue } from "./merge-value.ts";
import { nameAttribute, type Part } from "./parts.ts";
import { isOtherKind, isShape, shapeAttribute, shapeOf } from "./shape.ts";
import type { PartOfThree } from "./three.ts";

export interface ContestedAttribute {
  readonly attribute: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface MergedAttributes {
  readonly attributes: JsonRecord;
  readonly contested: readonly ContestedAttribute[];
}

/** Attributes of a part that both sides have. The name is decided already: all three have the same. */
export function mergeAttributes(
  given: PartOfThree & { readonly mine: Part; readonly theirs: Part },
  choose: (attribute: string) => MergeSide,
): MergedAttributes {
  const { base, mine, theirs } = withAlike(given);
  const was = base?.attributes ?? {};
  const contested: ContestedAttribute[] = [];
  const merged: Record<string, unknown> = {};
  const take = (name: string, value: unknown) => {
    if (value !== undefined) merged[name] = value;
  };
  const isWhole = hasContestedKind(mine.kind, was, mine.attributes, theirs.attributes);
  for (const name of new Set([...Object.keys(mine.attributes), ...Object.keys(theirs.attributes)])) {
    const [before, own, other] = [was[name], mine.attributes[name], theirs.attributes[name]];
    if (isWhole && isShape(name)) continue;
    if (name === "x-id" || name === nameAttribute(mine.kind)) {
      take(name, own ?? other);
      continue;
    }
    const value = mergeValue({ kind: mine.kind, name }, before, own, other);
    if (value.isContested) {
      contested.push({ attribute: name, base: before, mine: own, theirs: other });
      take(name, choose(name) === "mine" ? own : other);
    } else take(name, value.value);
  }
  if (isWhole) {
    const shapes = { mine: shapeOf(mine.attributes), theirs: shapeOf(theirs.attributes) };
    contested.push({ attribute: shapeAttribute, base: shapeOf(was), ...shapes });
    Object.assign(merged, shapes[choose(shapeAttribute)]);
  }
  return { attributes: withoutHiddenMust(merged, mine.attributes, theirs.attributes), contested };
}

/** The same part with options written in one way, so that a title given by one side is no change of kind. */
function withAlike({ base, mine, theirs }: PartOfThree & { readonly mine: Part; readonly theirs: Part }) {
  const [own = {}, other = {}, was] = withOptionsAlike([
    mine.attributes,
    theirs.attributes,
    ...(base === undefined ? [] : [base.attributes]),
  ]);
  return {
    base: base === undefined || was === undefined ? undefined : { ...base, attributes: was },
    mine: { ...mine, attributes: own },
    theirs: { ...theirs, attributes: other },
  };
}

/** Whether one side made a field of another kind while the other changed what may be filled in. */
function hasContestedKind(kind: Part["kind"], was: JsonRecord, own: JsonRecord, other: JsonRecord): boolean {
  if (kind !== "field" && kind !== "definition") return false;
  if (!isOtherKind(was, own) && !isOtherKind(was, other)) return false;
  const [before, a, b] = [shapeOf(was), shapeOf(own), shapeOf(other)];
  return !sameJson(before, a) && !sameJson(before, b) && !sameJson(a, b);
}

/** A field that can be hidden is needed whenever visible, never by JSON Schema's `required` (forms.md). */
function withoutHiddenMust(merged: Record<string, unknown>, own: JsonRecord, other: JsonRecord): JsonRecord {
  const isBoth = (each: JsonRecord) => each.required === true && each["x-visible"] !== undefined;
  if (!isBoth(merged) || isBoth(own) || isBoth(other)) return merged;
  const { required: _required, ...rest } = merged;
  return { ...rest, "x-required": true };
}
