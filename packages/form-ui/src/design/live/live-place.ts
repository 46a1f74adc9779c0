/** A field as the live form shows it: its key and its place on the page. */
export interface ShownField {
  readonly key: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where something that is dragged over the live form would go. */
export interface LivePlace {
  readonly key: string;
  readonly side: "before" | "after";
  /** Whether the neighbour stands beside the place rather than above or below it. */
  readonly across: boolean;
}

/** The place that is nearest to the pointer; null where the form shows no field. */
export function livePlaceAt(
  fields: readonly ShownField[],
  { x, y }: { readonly x: number; readonly y: number },
): LivePlace | null {
  let nearest: ShownField | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const field of fields) {
    const distance = Math.hypot(outside(x, field.left, field.right), outside(y, field.top, field.bottom));
    if (distance >= least) continue;
    least = distance;
    nearest = field;
  }
  if (nearest === null) return null;
  const { key, left, right, top, bottom } = nearest;
  const across = fields.some(
    (other) => other.key !== key && other.top < bottom && other.bottom > top && other.left !== left,
  );
  const isFirstHalf = across ? x < (left + right) / 2 : y < (top + bottom) / 2;
  return { key, side: isFirstHalf ? "before" : "after", across };
}

function outside(value: number, from: number, to: number): number {
  return Math.max(from - value, value - to, 0);
}
