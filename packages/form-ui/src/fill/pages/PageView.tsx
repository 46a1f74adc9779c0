import type { FullPage, PreparedForm } from "@duheng/form";
import { memo, startTransition, useEffect, useState } from "react";
import { pointerTo } from "../../shared/pointers.ts";
import { isWide } from "../fields/choose-widget.ts";
import { Field } from "../fields/Field.tsx";

/** So many fields are drawn at once; the rest follows in slices, so that the first can be used right away. */
const firstSlice = 24;
const slice = 60;

interface PageViewProps {
  readonly page: FullPage;
  readonly prepared: PreparedForm;
  /** Draws everything now: somebody is being led to a field further down. */
  readonly whole: boolean;
}

/** The sections of one page. */
export const PageView = memo(function PageView({ page, prepared, whole }: PageViewProps) {
  const total = page.sections.reduce((sum, section) => sum + section.items.length, 0);
  const [drawn, setDrawn] = useState(firstSlice);
  const limit = whole ? total : drawn;
  useEffect(() => {
    if (limit >= total) return undefined;
    const timer = setTimeout(() => startTransition(() => setDrawn((count) => count + slice)));
    return () => clearTimeout(timer);
  }, [limit, total]);

  let before = 0;
  return (
    <>
      {page.sections.map((section) => {
        const items = section.items.slice(0, Math.max(0, limit - before));
        before += section.items.length;
        if (items.length === 0 && section.items.length > 0) return null;
        return (
          <section
            key={section.id}
            className="dh-section"
            aria-labelledby={section.title === "" ? undefined : `section-${section.id}`}
          >
            {section.title !== "" && (
              <h3 className="dh-section-title" id={`section-${section.id}`}>
                {section.title}
              </h3>
            )}
            {section.description !== undefined && (
              <p className="dh-section-description">{section.description}</p>
            )}
            <div className="dh-grid" data-columns={section.columns}>
              {items.map((item) => {
                const path = pointerTo("", item.field);
                const field = prepared.field(path);
                if (field === null) return null;
                const span = item.span ?? (isWide(field, item.as) ? section.columns : 1);
                return (
                  <Field
                    key={item.field}
                    field={field}
                    path={path}
                    as={item.as}
                    span={Math.min(span, section.columns)}
                  />
                );
              })}
            </div>
          </section>
        );
      })}
    </>
  );
});
