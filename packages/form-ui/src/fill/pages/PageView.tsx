import type { FullPage } from "@duheng/form";
import { memo, startTransition, useEffect, useMemo, useState } from "react";
import { SectionView } from "./SectionView.tsx";
import { slicesOf } from "./slices.ts";

/** So many slices are drawn at once; the rest follows in steps, so that the first field can be used right away. */
const firstSlices = 1;
const stepSlices = 4;

interface PageViewProps {
  readonly page: FullPage;
  /** Draws everything now: somebody is being led to a field further down, or the page is about to be printed. */
  readonly whole: boolean;
}

/** The sections of one page. */
export const PageView = memo(function PageView({ page, whole }: PageViewProps) {
  const sections = useMemo(() => slicesOf(page), [page]);
  const total = sections.reduce((sum, { slices }) => sum + slices.length, 0);
  const [drawn, setDrawn] = useState(firstSlices);
  const limit = whole ? total : drawn;
  useEffect(() => {
    if (limit >= total) return undefined;
    const timer = setTimeout(() => startTransition(() => setDrawn((count) => count + stepSlices)));
    return () => clearTimeout(timer);
  }, [limit, total]);

  let before = 0;
  return sections.map(({ section, slices }) => {
    const count = Math.min(Math.max(0, limit - before), slices.length);
    before += slices.length;
    if (count === 0 && slices.length > 0) return null;
    return <SectionView key={section.id} section={section} slices={slices} count={count} />;
  });
});
