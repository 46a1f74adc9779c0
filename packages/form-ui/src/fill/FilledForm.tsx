import type { Answers } from "@duheng/contracts";
import type { FieldInfo, FillState, PreparedForm } from "@duheng/form";
import { useContext, useMemo } from "react";
import "../shared/theme.css";
import "./fill.css";
import "./filled.css";
import "./print.css";
import { isRecord, own } from "../shared/guards.ts";
import { type Locale, LocaleProvider, useLocale } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { pointerTo } from "../shared/pointers.ts";
import { AttachedFiles, type FilledPorts, FilledPortsContext } from "./fields/AttachedFiles.tsx";
import { isWide } from "./fields/choose-widget.ts";
import { describeValue } from "./fields/describe-value.ts";
import { isBlank } from "./fields/is-blank.ts";
import { ShownValue } from "./fields/ShownValue.tsx";
import { fillMessages } from "./fill-messages.ts";

export interface FilledFormProps {
  readonly prepared: PreparedForm;
  readonly answers: Answers;
  readonly locale: Locale;
  /** Shows evidence, and links attached files, where given. */
  readonly ports?: FilledPorts;
}

/** A filled form to be read or printed: all pages one below the other, no inputs. */
export function FilledForm({ prepared, answers, locale, ports }: FilledFormProps) {
  const state = useMemo(() => prepared.fill(answers), [prepared, answers]);
  const shared = { answers, state };
  return (
    <LocaleProvider value={locale}>
      <FilledPortsContext value={ports ?? noPorts}>
        <div className="dh-root dh-filled" lang={locale === "zh" ? "zh-CN" : "en"}>
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
}

function FilledField({ field, path, answers, state }: FilledFieldProps) {
  const { uploads } = useContext(FilledPortsContext);
  if (state.visible[path] === false) return null;
  const value = field.computed === undefined ? answers[field.key] : state.computed[path];
  return (
    <div className="dh-value" data-kind={field.kind} data-wide={isWide(field, undefined) || undefined}>
      <dt>{field.title}</dt>
      <dd data-blank={isBlank(value) || undefined}>
        {field.kind === "rows" ? (
          <FilledRows field={field} path={path} value={value} state={state} />
        ) : field.kind === "object" ? (
          <FilledObject field={field} path={path} value={value} state={state} />
        ) : (
          <ShownValue field={field} value={value} uploads={uploads} />
        )}
        <AttachedFiles field={field} path={path} value={value} isOpen />
      </dd>
    </div>
  );
}

interface PartsProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly value: unknown;
  readonly state: FillState;
}

function FilledRows({ field, path, value, state }: PartsProps) {
  const t = useMessages(fillMessages);
  const rows = Array.isArray(value) ? value : [];
  const fields = field.fields ?? [];
  if (rows.length === 0) return <>{t("blank")}</>;
  return (
    <div className="dh-table-scroll">
      <table className="dh-table" aria-label={field.title}>
        <thead>
          <tr>
            {fields.map((each) => (
              <th key={each.key} scope="col" data-kind={each.kind}>
                {each.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stored rows have no identity but their place
            <tr key={index}>
              {fields.map((each) => (
                <td key={each.key} data-kind={each.kind}>
                  <Part
                    field={each}
                    path={pointerTo(pointerTo(path, index), each.key)}
                    holder={row}
                    state={state}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FilledObject({ field, path, value, state }: PartsProps) {
  return (
    <dl className="dh-values">
      {(field.fields ?? []).map((each) => {
        const at = pointerTo(path, each.key);
        if (state.visible[at] === false) return null;
        return (
          <div key={each.key} className="dh-value" data-kind={each.kind}>
            <dt>{each.title}</dt>
            <dd>
              <Part field={each} path={at} holder={isRecord(value) ? value : {}} state={state} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Part(props: PartProps) {
  const { uploads } = useContext(FilledPortsContext);
  const { field, path, holder } = props;
  const value = own(holder, field.key);
  if (props.state.visible[path] === false) return <>—</>;
  if (field.kind === "file") return <ShownValue field={field} value={value} uploads={uploads} />;
  return (
    <>
      <PartText {...props} />
      <AttachedFiles field={field} path={path} value={value} />
    </>
  );
}

interface PartProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly holder: unknown;
  readonly state: FillState;
}

function PartText({ field, path, holder, state }: PartProps) {
  const locale = useLocale();
  const value = field.computed === undefined ? own(holder, field.key) : state.computed[path];
  if (isBlank(value)) return <span className="dh-blank dh-quiet">{describeValue(field, value, locale)}</span>;
  return <bdi>{describeValue(field, value, locale)}</bdi>;
}
