import type { FieldInfo, TaskKeys } from "@duheng/form";
import { memo, useEffect, useRef, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { isWide } from "../fields/choose-widget.ts";
import { isBlank } from "../fields/is-blank.ts";
import { inputId, useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import type { RowsProps } from "../rows/RowTable.tsx";
import { RowTools } from "../rows/RowTools.tsx";
import { useField } from "../use-field.ts";
import { Timeline } from "./Timeline.tsx";
import { taskStates } from "./task-state.ts";

/** More tasks than these are first shown by their heads alone. */
const openTasks = 3;

/** Key tasks as cards that open: each with its title, how its milestones stand, and the milestones. */
export function TaskCards({ field, path, count, first, last, labelledBy, actions }: RowsProps) {
  const { tasks } = field;
  if (tasks === undefined) return null;
  return (
    <ol className="dh-cards dh-tasks" aria-labelledby={labelledBy} start={first + 1}>
      {Array.from({ length: last - first }, (_, index) => (
        <TaskCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place; its inputs follow the store
          key={first + index}
          field={field}
          keys={tasks}
          path={path}
          row={first + index}
          isFew={count <= openTasks}
          isLast={first + index === count - 1}
          actions={actions}
        />
      ))}
    </ol>
  );
}

interface TaskCardProps extends Pick<RowsProps, "field" | "path" | "actions"> {
  readonly keys: TaskKeys;
  readonly row: number;
  readonly isFew: boolean;
  readonly isLast: boolean;
}

const TaskCard = memo(function TaskCard({ field, keys, path, row, isFew, isLast, actions }: TaskCardProps) {
  const { idPrefix, store, seeking, Field } = useFill();
  const t = useMessages(fillMessages);
  const rowPath = pointerTo(path, row);
  const titlePath = pointerTo(rowPath, keys.title);
  const headId = `${inputId(idPrefix, rowPath)}-title`;
  const [isOpen, setOpen] = useState(() => isFew || isBlank(store.get(titlePath)));
  const box = useRef<HTMLDetailsElement>(null);
  // What is led to is inside: the card must be open before the focus goes there.
  useEffect(
    () => seeking.subscribe((sought) => sought.startsWith(`${rowPath}/`) && setOpen(true)),
    [seeking, rowPath],
  );
  return (
    <li data-row={row} className="dh-card dh-task">
      <details ref={box} open={isOpen} onToggle={() => setOpen(box.current?.open ?? false)}>
        <summary>
          <span className="dh-task-title" id={headId}>
            <TaskTitle path={titlePath} empty={t("taskUntitled", { row: row + 1 })} />
          </span>
          <TaskProgress keys={keys} path={pointerTo(rowPath, keys.milestones)} />
        </summary>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser */}
        <div className="dh-grid" role="group" aria-labelledby={headId} data-columns={3}>
          {(field.fields ?? []).map((each) => (
            <Field
              key={each.key}
              field={each}
              path={pointerTo(rowPath, each.key)}
              span={spanOf(each, keys)}
              milestone={each.key === keys.milestones ? keys.milestone : undefined}
            />
          ))}
        </div>
      </details>
      {actions !== null && <RowTools row={row} isLast={isLast} actions={actions} />}
    </li>
  );
});

function TaskTitle({ path, empty }: { readonly path: string; readonly empty: string }) {
  const { value } = useField(path);
  return isBlank(value) ? empty : <bdi>{String(value)}</bdi>;
}

function TaskProgress({ keys, path }: { readonly keys: TaskKeys; readonly path: string }) {
  const { asOf } = useFill();
  const { value } = useField(path);
  return <Timeline states={taskStates(keys, value, asOf)} />;
}

function spanOf(field: FieldInfo, keys: TaskKeys): number {
  return field.key === keys.title || isWide(field, undefined) ? 3 : 1;
}
