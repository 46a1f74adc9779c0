import type { FieldInfo, FillState } from "@duheng/form";
import { isOfData } from "@duheng/form/sources";
import { type ReactNode, useContext } from "react";
import { isRecord, own } from "../shared/guards.ts";
import { useLocale } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { pointerTo } from "../shared/pointers.ts";
import { AttachedFiles, FilledPortsContext } from "./fields/AttachedFiles.tsx";
import { describeValue } from "./fields/describe-value.ts";
import { isBlank } from "./fields/is-blank.ts";
import { ShownValue } from "./fields/ShownValue.tsx";
import { fillMessages } from "./fill-messages.ts";
import { rowsToWrite, ToWrite, ToWriteContext } from "./ToWrite.tsx";

/** A field with fields of its own, and what is filled in. */
export interface PartsProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly value: unknown;
  readonly state: FillState;
}

interface FilledRowsProps extends PartsProps {
  /** A last column that is made of each row. */
  readonly more?: { readonly title: string; readonly of: (row: unknown) => ReactNode };
}

/** Rows as a table to be read. */
export function FilledRows({ field, path, value, state, more }: FilledRowsProps) {
  const t = useMessages(fillMessages);
  const toWrite = useContext(ToWriteContext);
  const filled = Array.isArray(value) ? value : [];
  const rows = filled.length === 0 && toWrite ? rowsToWrite(field) : filled;
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
            {more !== undefined && <th scope="col">{more.title}</th>}
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
              {more !== undefined && <td>{more.of(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The fields of an object, or of one row, each with its title. */
export function FilledObject({ field, path, value, state }: PartsProps) {
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
  if (field.kind === "file" && !isBlank(value))
    return <ShownValue field={field} value={value} uploads={uploads} />;
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
  const toWrite = useContext(ToWriteContext);
  const value = field.computed === undefined ? own(holder, field.key) : state.computed[path];
  if (
    isBlank(value) &&
    toWrite &&
    field.computed === undefined &&
    !isOfData(field) &&
    field.kind !== "object"
  )
    return <ToWrite field={field} />;
  if (isBlank(value)) return <span className="dh-blank dh-quiet">{describeValue(field, value, locale)}</span>;
  return <bdi>{describeValue(field, value, locale)}</bdi>;
}
