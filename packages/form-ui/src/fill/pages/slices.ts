import type { LayoutItem } from "@duheng/contracts";
import type { FullPage, FullSection } from "@duheng/form";

/** One section with its fields parted into slices, whose identity stays. */
export interface SlicedSection {
  readonly section: FullSection;
  readonly slices: readonly (readonly LayoutItem[])[];
}

/**
 * So many fields are one slice: a branch of React's tree, so that what changes in one field has React look at its
 * neighbours only, and the unit in which a long page is drawn.
 */
const sliceLength = 20;

/** Parts the page's sections into slices. */
export function slicesOf(page: FullPage): SlicedSection[] {
  return page.sections.map((section) => ({
    section,
    slices: Array.from({ length: Math.ceil(section.items.length / sliceLength) }, (_, index) =>
      section.items.slice(index * sliceLength, (index + 1) * sliceLength),
    ),
  }));
}
