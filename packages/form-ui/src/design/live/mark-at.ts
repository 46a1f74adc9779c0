import type { CSSProperties } from "react";
import type { Aimed } from "./target-at.ts";

/** The mark of where something would go: a line beside its neighbour, or a frame around the section that takes it. */
export function markAt(root: HTMLElement, { place, beside }: Aimed): CSSProperties {
  const frame = root.getBoundingClientRect();
  const { left, top, right, bottom } = beside;
  const thick = 3;
  const gap = 5;
  if (place === null)
    return {
      left: left - frame.left,
      top: top - frame.top,
      width: right - left,
      height: bottom - top,
      opacity: 0.25,
    };
  const isBefore = place.side === "before";
  return place.across
    ? {
        left: (isBefore ? left - gap : right + gap) - frame.left - thick / 2,
        top: top - frame.top,
        width: thick,
        height: bottom - top,
      }
    : {
        left: left - frame.left,
        top: (isBefore ? top - gap : bottom + gap) - frame.top - thick / 2,
        width: right - left,
        height: thick,
      };
}
