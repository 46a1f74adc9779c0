import type { FieldInfo } from "../api.ts";

/** A field with a value of its own, seen from the form or from the row that it is in. */
export interface Leaf {
  readonly info: FieldInfo;
  /** Keys that lead to it, through objects. */
  readonly steps: readonly string[];
  /** What it is and what holds it, by ids where there are any: the same through renaming. */
  readonly address: string;
}

export interface FieldMatch {
  readonly from: Leaf;
  readonly to: Leaf;
  /** Of rows: how what is in each row is matched. */
  readonly inner?: FieldMatches;
}

export interface FieldMatches {
  readonly pairs: readonly FieldMatch[];
  /** All fields of the earlier form, or of its row. */
  readonly earlier: readonly FieldInfo[];
  /** Fields of the earlier form that none of the later answers to. */
  readonly orphans: readonly Leaf[];
  /** Ids anywhere in the later form: an orphan with one of them went into other rows, or out of them. */
  readonly laterIds: ReadonlySet<string>;
}

/**
 * Which field of the later form is which of the earlier: the same id at the same place, then the same id anywhere
 * among the same rows, then, where there is no id to go by, the same key at the same place.
 */
export function matchFields(from: readonly FieldInfo[], to: readonly FieldInfo[]): FieldMatches {
  return matchLevel(from, to, new Set(idsOf(to)));
}

function matchLevel(
  from: readonly FieldInfo[],
  to: readonly FieldInfo[],
  laterIds: ReadonlySet<string>,
): FieldMatches {
  const earlier = leavesOf(from);
  const later = leavesOf(to);
  const found = new Map<Leaf, Leaf>();
  const taken = new Set<Leaf>();
  const pass = (keyOf: (leaf: Leaf) => string | null) => {
    const byKey = new Map<string, Leaf>();
    for (const leaf of earlier) {
      const key = taken.has(leaf) ? null : keyOf(leaf);
      if (key !== null && !byKey.has(key)) byKey.set(key, leaf);
    }
    for (const leaf of later) {
      const key = found.has(leaf) ? null : keyOf(leaf);
      const match = key === null ? undefined : byKey.get(key);
      if (match === undefined || taken.has(match) || !mayBeSame(match, leaf)) continue;
      found.set(leaf, match);
      taken.add(match);
    }
  };
  pass(({ address }) => address);
  pass(({ info }) => info.id);
  pass(({ steps }) => JSON.stringify(steps));
  const order = new Map(earlier.map((leaf, index) => [leaf, index]));
  const inOrder = [...found].sort(([, a], [, b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const pairs = inOrder.map(([ofLater, ofEarlier]): FieldMatch => {
    const isRows = ofEarlier.info.kind === "rows" && ofLater.info.kind === "rows";
    const inner = isRows
      ? matchLevel(ofEarlier.info.fields ?? [], ofLater.info.fields ?? [], laterIds)
      : null;
    return { from: ofEarlier, to: ofLater, ...(inner === null ? {} : { inner }) };
  });
  return { pairs, earlier: from, orphans: earlier.filter((leaf) => !taken.has(leaf)), laterIds };
}

/** Two ids that differ are two fields, also where one has taken the place and key of the other. */
function mayBeSame({ info: a }: Leaf, { info: b }: Leaf): boolean {
  return a.id === b.id || a.id === null || b.id === null;
}

function leavesOf(fields: readonly FieldInfo[], holder = "", steps: readonly string[] = []): Leaf[] {
  return fields.flatMap((info) => {
    const place = [...steps, info.key];
    const address = JSON.stringify([holder, info.id ?? "", info.id === null ? info.key : ""]);
    if (info.kind === "object") return leavesOf(info.fields ?? [], address, place);
    return [{ info, steps: place, address }];
  });
}

function idsOf(fields: readonly FieldInfo[]): string[] {
  return fields.flatMap(({ id, fields: inner = [] }) => [...(id === null ? [] : [id]), ...idsOf(inner)]);
}
