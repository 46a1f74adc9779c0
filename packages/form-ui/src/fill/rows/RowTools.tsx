import { memo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";

/** What can be done with a row. */
export interface RowActions {
  readonly remove: (row: number) => void;
  readonly move: (row: number, to: number) => void;
}

interface RowToolsProps {
  readonly row: number;
  readonly isLast: boolean;
  readonly actions: RowActions;
}

/** Moves a row up or down, or removes it. */
export const RowTools = memo(function RowTools({ row, isLast, actions }: RowToolsProps) {
  const t = useMessages(fillMessages);
  const button = (label: string, sign: string, isDisabled: boolean, action: () => void) => (
    <button
      type="button"
      className="dh-icon-button"
      aria-label={label}
      title={label}
      aria-disabled={isDisabled || undefined}
      onClick={isDisabled ? undefined : action}
    >
      {sign}
    </button>
  );
  const named = { row: row + 1 };
  return (
    <div className="dh-row-tools">
      {button(t("rowsUp", named), "↑", row === 0, () => actions.move(row, row - 1))}
      {button(t("rowsDown", named), "↓", isLast, () => actions.move(row, row + 1))}
      {button(t("rowsRemove", named), "×", false, () => actions.remove(row))}
    </div>
  );
});
