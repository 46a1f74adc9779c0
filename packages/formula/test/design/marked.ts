/** A source whose places are marked: `base + «bonus»`; marks may nest and be empty. */
export interface Marked {
  readonly source: string;
  /** `7-12`, in the order in which the places begin. */
  readonly places: readonly string[];
}

/** Takes the marks out of a source and says where they stood. */
export function unmark(marked: string): Marked {
  let source = "";
  const open: number[] = [];
  const places: [number, number][] = [];
  for (const character of marked) {
    if (character === "«") open.push(source.length);
    else if (character === "»") places.push([open.pop() ?? 0, source.length]);
    else source += character;
  }
  places.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { source, places: places.map(([from, to]) => `${from}-${to}`) };
}
