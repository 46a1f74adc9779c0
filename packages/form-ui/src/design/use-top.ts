import { type RefObject, useLayoutEffect, useState } from "react";

/** How far below the top of the page an element begins, in pixels: it moves as notices above it come and go. */
export function useTop(element: RefObject<HTMLElement | null>): number | null {
  const [top, setTop] = useState<number | null>(null);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current === null) return;
      setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    // Whatever grows above it makes the page grow, or shrinks what is measured here.
    const sizes = new ResizeObserver(measure);
    for (let at = element.current?.parentElement ?? null; at !== null; at = at.parentElement) {
      sizes.observe(at);
      for (const sibling of at.children) sizes.observe(sibling);
    }
    return () => sizes.disconnect();
  }, [element]);
  return top;
}
