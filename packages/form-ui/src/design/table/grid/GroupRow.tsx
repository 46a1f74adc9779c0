import { useLocale } from "../../../shared/locale.ts";
import type { GroupSum } from "../points/group-sums.ts";
import { SumText } from "../points/SumText.tsx";

interface GroupRowProps {
  readonly sum: GroupSum;
  readonly index: number;
  readonly top: number;
  readonly columns: number;
  readonly isActive: boolean;
}

/** The line above a group's indicators: its title and what its points come to. */
export function GroupRow({ sum, index, top, columns, isActive }: GroupRowProps) {
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its cell takes the focus
    // biome-ignore lint/a11y/useSemanticElements: as all rows of the table
    <div
      role="row"
      aria-rowindex={index + 2}
      className="dh-it-row"
      data-kind="group"
      data-row={index}
      style={{ top }}
      lang={locale === "zh" ? "zh-CN" : "en"}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as its row */}
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columns + 1}
        className="dh-it-group"
        data-column={1}
        data-active={isActive || undefined}
        tabIndex={isActive ? 0 : undefined}
      >
        <b>{sum.group.title}</b>
        <SumText sum={sum} />
      </div>
    </div>
  );
}
