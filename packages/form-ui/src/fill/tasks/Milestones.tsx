import type { TaskKeys } from "@duheng/form";
import { memo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { inputId, useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import type { RowsProps } from "../rows/RowTable.tsx";
import { RowTools } from "../rows/RowTools.tsx";
import { useField } from "../use-field.ts";
import { StateMark } from "./Timeline.tsx";
import { milestoneState, stateWords } from "./task-state.ts";

interface MilestonesProps extends RowsProps {
  readonly keys: TaskKeys["milestone"];
}

/** The milestones of one task, one below the other along a line. */
export function Milestones({ field, keys, path, count, first, last, labelledBy, actions }: MilestonesProps) {
  return (
    <ol className="dh-milestones" aria-labelledby={labelledBy} start={first + 1}>
      {Array.from({ length: last - first }, (_, index) => (
        <Milestone
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place; its inputs follow the store
          key={first + index}
          field={field}
          keys={keys}
          path={path}
          row={first + index}
          isLast={first + index === count - 1}
          actions={actions}
        />
      ))}
    </ol>
  );
}

interface MilestoneProps extends Pick<MilestonesProps, "field" | "keys" | "path" | "actions"> {
  readonly row: number;
  readonly isLast: boolean;
}

const Milestone = memo(function Milestone({ field, keys, path, row, isLast, actions }: MilestoneProps) {
  const { idPrefix, asOf, Field } = useFill();
  const t = useMessages(fillMessages);
  const rowPath = pointerTo(path, row);
  const headId = `${inputId(idPrefix, rowPath)}-title`;
  const state = milestoneState(keys, useField(rowPath).value, asOf);
  return (
    <li data-row={row} className="dh-milestone">
      <div className="dh-milestone-head">
        <StateMark state={state} />
        <span id={headId}>
          {t("milestone", { row: row + 1 })}
          <span className="dh-state" data-state={state}>
            {t(stateWords[state])}
          </span>
        </span>
        {actions !== null && <RowTools row={row} isLast={isLast} actions={actions} />}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser */}
      <div className="dh-grid" role="group" aria-labelledby={headId} data-columns={3}>
        {(field.fields ?? []).map((each) => (
          <Field
            key={each.key}
            field={each}
            path={pointerTo(rowPath, each.key)}
            span={each.key === keys.evidence || each.kind === "rows" || each.kind === "object" ? 3 : 1}
          />
        ))}
      </div>
    </li>
  );
});
