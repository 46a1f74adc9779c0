import type { FieldInfo, TaskKeys } from "@duheng/form";
import { useContext } from "react";
import { own } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { FilledObject, FilledRows, type PartsProps } from "../FilledParts.tsx";
import { isBlank } from "../fields/is-blank.ts";
import { fillMessages } from "../fill-messages.ts";
import { ToWrite, ToWriteContext } from "../ToWrite.tsx";
import { StateMark, Timeline } from "./Timeline.tsx";
import { milestoneState, stateWords, taskStates } from "./task-state.ts";

interface FilledTasksProps extends PartsProps {
  readonly keys: TaskKeys;
  readonly asOf: string | undefined;
}

/** Key tasks to be read or printed: each with how its milestones stand, and a table of them. */
export function FilledTasks({ field, keys, path, value, state, asOf }: FilledTasksProps) {
  const t = useMessages(fillMessages);
  const toWrite = useContext(ToWriteContext);
  const filled = Array.isArray(value) ? value : [];
  const isWritten = filled.length === 0 && toWrite;
  const tasks: readonly unknown[] = isWritten ? [{}, {}] : filled;
  const milestones = (field.fields ?? []).find((each) => each.key === keys.milestones);
  const titled = (field.fields ?? []).find((each) => each.key === keys.title);
  const others = (field.fields ?? []).filter((each) => each !== milestones && each.key !== keys.title);
  if (tasks.length === 0) return <>{t("blank")}</>;
  return (
    <ol className="dh-filled-tasks">
      {tasks.map((task: unknown, row) => {
        const at = pointerTo(path, row);
        const title = own(task, keys.title);
        const done = own(task, keys.milestones);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: stored rows have no identity but their place
          <li key={row}>
            <div className="dh-filled-task-head">
              <span className="dh-task-title">
                {isWritten ? (
                  <>
                    {row + 1}. {titled?.title} <ToWrite field={titled ?? field} />
                  </>
                ) : isBlank(title) ? (
                  t("taskUntitled", { row: row + 1 })
                ) : (
                  <bdi>{String(title)}</bdi>
                )}
              </span>
              {!isWritten && <Timeline states={taskStates(keys, done, asOf)} />}
            </div>
            {milestones !== undefined && isWritten && (
              <FilledRows field={milestones} path={pointerTo(at, keys.milestones)} value={[]} state={state} />
            )}
            {milestones !== undefined && Array.isArray(done) && done.length > 0 && (
              <FilledRows
                field={milestones}
                path={pointerTo(at, keys.milestones)}
                value={done}
                state={state}
                more={{
                  title: t("milestoneState"),
                  of: (each) => {
                    const now = milestoneState(keys.milestone, each, asOf);
                    return (
                      <span className="dh-state" data-state={now}>
                        <StateMark state={now} /> {t(stateWords[now])}
                      </span>
                    );
                  },
                }}
              />
            )}
            {others.length > 0 && (
              <FilledObject field={only(field, others)} path={at} value={task} state={state} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function only(field: FieldInfo, fields: readonly FieldInfo[]): FieldInfo {
  return { ...field, fields };
}
