import type { FieldNode, InnerLevel } from "./field-node.ts";

/** A name of a level around, as formulas here saw it last. */
export interface OuterName {
  readonly key: string;
  readonly node: FieldNode;
  version: number;
}

export function outerNames(keys: readonly string[], holder: InnerLevel | null): OuterName[] {
  return keys.flatMap((key) => {
    const node = holder?.nodeAround(key);
    return node === undefined ? [] : [{ key, node, version: node.version }];
  });
}

/** Brings a name up to date; whether it was not. */
export function refresh(outer: OuterName, input: Record<string, unknown>): boolean {
  if (outer.version === outer.node.version) return false;
  outer.version = outer.node.version;
  input[outer.key] = outer.node.known;
  return true;
}
