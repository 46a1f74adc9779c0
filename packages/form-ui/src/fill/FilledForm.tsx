import type { Answers } from "@duheng/contracts";
import type { FieldInfo, FillState, PreparedForm } from "@duheng/form";
import { isOfData } from "@duheng/form/sources";
import { useContext, useMemo } from "react";
import "../shared/theme.css";
import "./fill.css";
import "./tasks/tasks.css";
import "./filled.css";
import "./print.css";
import { type Locale, LocaleProvider } from "../shared/locale.ts";
import { pointerTo } from "../shared/pointers.ts";
import { FilledObject, FilledRows } from "./FilledParts.tsx";
import { AttachedFiles, type FilledPorts, FilledPortsContext } from "./fields/AttachedFiles.tsx";
import { isWide } from "./fields/choose-widget.ts";
import { isBlank } from "./fields/is-blank.ts";
import { ShownValue } from "./fields/ShownValue.tsx";
import { PrintHead, type PrintHeading } from "./PrintHead.tsx";
import { ToWrite, ToWriteContext } from "./ToWrite.tsx";
import { FilledTasks } from "./tasks/FilledTasks.tsx";

export interface FilledFormProps {
  readonly prepared: PreparedForm;
  readonly answers: Answers;
  readonly locale: Locale;
  /** Shows evidence, and links attached files, where given. */
  readonly ports?: FilledPorts;
  /** What the printed sheet says above the answers; nothing of it is on the screen. */
  readonly heading?: PrintHeading | undefined;
  /** The cycle's day (`2026-09-30`) by which milestones of key tasks are overdue; without it none is called so. */
  readonly asOf?: string | undefined;
}

/** A filled form to be read or printed: all pages one below the other, no inputs. */
export function FilledForm({ prepared, answers, locale, ports, heading, asOf }: FilledFormProps) {
  const state = useMemo(() => prepared.fill(answers), [prepared, answers]);
  const shared = { answers, state, asOf };
  return (
    <LocaleProvider value={locale}>
      <FilledPortsContext value={ports ?? noPorts}>
        <div className="dh-root dh-filled" lang={locale === "zh" ? "zh-CN" : "en"}>
          {heading !== undefined && <PrintHead heading={heading} />}
          {prepared.layout.pages.map((page) => (
            <div key={page.id} className="dh-filled-page">
              {prepared.layout.pages.length > 1 && <h3 className="dh-filled-title">{page.title}</h3>}
              {page.sections.map((section) => (
                <section key={section.id} className="dh-section">
                  {section.title !== "" && <h4 className="dh-section-title">{section.title}</h4>}
                  <dl className="dh-values">
                    {section.items.map((item) => {
                      const path = pointerTo("", item.field);
                      const field = prepared.field(path);
                      return field === null ? null : (
                        <FilledField key={item.field} field={field} path={path} {...shared} />
                      );
                    })}
                  </dl>
                </section>
              ))}
            </div>
          ))}
        </div>
      </FilledPortsContext>
    </LocaleProvider>
  );
}

const noPorts: FilledPorts = {};

interface FilledFieldProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly answers: Answers;
  readonly state: FillState;
  readonly asOf: string | undefined;
}

function FilledField({ field, path, answers, state, asOf }: FilledFieldProps) {
  const { uploads } = useContext(FilledPortsContext);
  const toWrite = useContext(ToWriteContext);
  if (state.visible[path] === false) return null;
  const value = field.computed === undefined ? answers[field.key] : state.computed[path];
  const isWritten = toWrite && field.computed === undefined && !isOfData(field) && isBlank(value);
  return (
    <div className="dh-value" data-kind={field.kind} data-wide={isWide(field, undefined) || undefined}>
      <dt>{field.title}</dt>
      <dd data-blank={(!isWritten && isBlank(value)) || undefined}>
        {field.tasks !== undefined ? (
          <FilledTasks field={field} keys={field.tasks} path={path} value={value} state={state} asOf={asOf} />
        ) : field.kind === "rows" ? (
          <FilledRows field={field} path={path} value={value} state={state} />
        ) : field.kind === "object" ? (
          <FilledObject field={field} path={path} value={value} state={state} />
        ) : isWritten ? (
          <ToWrite field={field} />
        ) : (
          <ShownValue field={field} value={value} uploads={uploads} />
        )}
        <AttachedFiles field={field} path={path} value={value} isOpen />
      </dd>
    </div>
  );
}
