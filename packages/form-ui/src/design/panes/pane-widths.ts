/** The panes beside the middle one. */
export type SidePane = "structure" | "properties";

export type PaneWidths = Readonly<Record<SidePane, number>>;

/** In CSS pixels. */
export const paneLimits: Readonly<Record<SidePane, { least: number; usual: number; most: number }>> = {
  structure: { least: 200, usual: 260, most: 520 },
  properties: { least: 300, usual: 400, most: 760 },
};

export const usualWidths: PaneWidths = {
  structure: paneLimits.structure.usual,
  properties: paneLimits.properties.usual,
};

/** A width within what the pane may have, in whole pixels. */
export function withinLimits(pane: SidePane, width: number): number {
  const { least, most } = paneLimits[pane];
  return Math.round(Math.min(most, Math.max(least, width)));
}

/** The widths that this person left on this device; the usual ones where there are none, or storage is closed. */
export function keptWidths(person: string): PaneWidths {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? "null");
    return { structure: widthIn(kept, "structure"), properties: widthIn(kept, "properties") };
  } catch {
    return usualWidths;
  }
}

export function keepWidths(person: string, widths: PaneWidths): void {
  try {
    localStorage.setItem(keyOf(person), JSON.stringify(widths));
  } catch {
    // A browser that keeps nothing still lets panes be sized.
  }
}

function keyOf(person: string): string {
  return `duheng-design-panes ${person}`;
}

function widthIn(kept: unknown, pane: SidePane): number {
  const width: unknown = Reflect.get(Object(kept), pane);
  return typeof width === "number" && Number.isFinite(width) ? withinLimits(pane, width) : usualWidths[pane];
}
