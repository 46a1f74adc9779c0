import type { LayoutItem } from "@duheng/contracts";
import type { FullSection } from "@duheng/form";
import { memo } from "react";
import { pointerTo } from "../../shared/pointers.ts";
import { isWide } from "../fields/choose-widget.ts";
import { Field } from "../fields/Field.tsx";
import { useFill } from "../fill-context.ts";

interface SectionViewProps {
  readonly section: FullSection;
  readonly slices: readonly (readonly LayoutItem[])[];
  /** How many of the slices are drawn by now. */
  readonly count: number;
}

/** One section: its title and its fields in a grid. */
export const SectionView = memo(function SectionView({ section, slices, count }: SectionViewProps) {
  const { idPrefix } = useFill();
  const titleId = `${idPrefix}section-${section.id}`;
  return (
    <section
      className="dh-section"
      aria-labelledby={section.title === "" ? undefined : titleId}
      data-note={(slices.length === 0 && section.description !== undefined) || undefined}
    >
      {section.title !== "" && (
        <h3 className="dh-section-title" id={titleId}>
          {section.title}
        </h3>
      )}
      {section.description !== undefined && <p className="dh-section-description">{section.description}</p>}
      <div className="dh-grid" data-columns={section.columns} data-many={slices.length > 2 || undefined}>
        {slices.slice(0, count).map((items) => (
          <Slice key={items[0]?.field} items={items} columns={section.columns} />
        ))}
      </div>
    </section>
  );
});

interface SliceProps {
  readonly items: readonly LayoutItem[];
  readonly columns: number;
}

const Slice = memo(function Slice({ items, columns }: SliceProps) {
  const { prepared } = useFill();
  return items.map((item) => {
    const path = pointerTo("", item.field);
    const field = prepared.field(path);
    if (field === null) return null;
    const span = item.span ?? (isWide(field, item.as) ? columns : 1);
    return <Field key={item.field} field={field} path={path} as={item.as} span={Math.min(span, columns)} />;
  });
});
