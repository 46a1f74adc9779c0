import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useDesignedForm } from "../design-context.ts";
import { type PreviewParts, previewKey } from "./preview-parts.ts";
import { elementOf } from "./shown-parts.ts";

/** Frames that are waited for at most until a long page has drawn what is looked for, about two seconds. */
const patience = 120;

/**
 * Lets the live form follow what is selected elsewhere: its page is opened and it comes into sight; the focus stays where
 * it is. While the form is not shown it waits until it is.
 * @returns to be called where something in the live form itself is selected: that is in sight already
 */
export function useFollowSelection(root: RefObject<HTMLElement | null>, parts: PreviewParts): () => void {
  const { form } = useDesignedForm();
  const key = previewKey(parts);
  const latest = useRef({ form, parts });
  const ownKey = useRef<string | null>(null);
  const isOwn = useRef(false);
  useLayoutEffect(() => {
    latest.current = { form, parts };
  });
  useEffect(() => {
    const element = root.current;
    const isHere = isOwn.current || ownKey.current === key;
    ownKey.current = isOwn.current ? key : null;
    isOwn.current = false;
    if (element === null || isHere) return undefined;
    let frame = 0;
    const look = (left: number) => {
      const { form: current, parts: now } = latest.current;
      const wanted = now.chosen ?? now.read[0];
      const target = wanted === undefined ? null : elementOf(element, wanted, current);
      if (target !== null) show(element, target);
      else if (wanted !== undefined && left > 0) frame = requestAnimationFrame(() => look(left - 1));
    };
    const shown = new ResizeObserver(() => {
      if (element.offsetParent === null) return;
      shown.disconnect();
      openPage(element, latest.current.parts.page);
      look(patience);
    });
    shown.observe(element);
    return () => {
      shown.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [root, key]);
  return () => {
    isOwn.current = true;
  };
}

function openPage(root: HTMLElement, page: number): void {
  const tab = root.querySelectorAll<HTMLElement>(".dh-fill .dh-pages .dh-page")[page];
  if (tab !== undefined && tab.ariaCurrent === null) tab.click();
}

/** Scrolls the pane, or on a narrow page the page itself, no further than is needed. */
function show(root: HTMLElement, target: HTMLElement): void {
  for (let at = target.closest("details"); at; at = at.parentElement?.closest("details") ?? null)
    at.open = true;
  const pane = root.closest<HTMLElement>(".dh-pane");
  if (pane === null || pane.scrollHeight <= pane.clientHeight) {
    target.scrollIntoView({ block: "nearest" });
    return;
  }
  const [inner, outer] = [target.getBoundingClientRect(), pane.getBoundingClientRect()];
  const above = inner.top - air - outer.top;
  const below = inner.bottom + air - outer.bottom;
  if (above < 0 || inner.height + 2 * air > outer.height) pane.scrollTop += above;
  else if (below > 0) pane.scrollTop += below;
}

/** Pixels around what is shown. */
const air = 16;
