import { findColumn } from "@duheng/form";
import { asText, own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { Property } from "../controls/Property.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { hasFieldOfId, newFieldFrom } from "../operations/fill-from.ts";

interface SourcePropertiesProps {
  readonly schema: PlainRecord;
  readonly onChange: (change: Readonly<Record<string, unknown>>, what: string) => void;
}

/** Which dataset column fills the field: one of those that are known; written by hand only where none is. */
export function SourceProperties({ schema, onChange }: SourcePropertiesProps) {
  const { datasets = [] } = useDesignedForm();
  return datasets.length === 0 ? (
    <WrittenSource schema={schema} onChange={onChange} />
  ) : (
    <ChosenSource schema={schema} onChange={onChange} />
  );
}

function ChosenSource({ schema, onChange }: SourcePropertiesProps) {
  const t = useMessages(designMessages);
  const { settled, datasets = [] } = useDesignedForm();
  const { readOnly } = useDesign();
  const source = own(schema, "x-source");
  const chosen = {
    dataset: asText(own(source, "dataset")) ?? "",
    column: asText(own(source, "column")) ?? "",
  };
  const single = datasets.filter(({ isRepeated }) => !isRepeated);
  const isKnown = findColumn(single, chosen) !== null;
  const choose = (value: string) => {
    const [dataset = "", column = ""] = value.split(parting);
    const found = findColumn(single, { dataset, column });
    if (found === null) return onChange({ "x-source": undefined }, "x-source");
    // People may have answered a field that was there before: its type is theirs to change.
    const isNew = !hasFieldOfId(settled.fields, own(schema, "x-id"));
    const made = isNew ? newFieldFrom(schema, found.column) : {};
    return onChange({ ...made, "x-source": { dataset, column } }, "x-source");
  };
  return (
    <Property
      attribute="x-source"
      label={t("source")}
      hint={single.length < datasets.length ? t("sourceRepeated") : undefined}
    >
      {({ id, invalid, describedBy }) => (
        <select
          id={id}
          className="dh-input dh-select"
          value={source === undefined ? "" : chosen.dataset + parting + chosen.column}
          disabled={readOnly}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t("sourceNone")}</option>
          {source !== undefined && !isKnown && (
            <option value={chosen.dataset + parting + chosen.column}>{t("sourceUnknown", chosen)}</option>
          )}
          {single.map(({ key, title, columns }) => (
            <optgroup key={key} label={title}>
              {columns.map((column) => (
                <option key={column.key} value={key + parting + column.key}>
                  {column.unit === undefined ? column.title : `${column.title}（${column.unit}）`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Property>
  );
}

/** Stands in no key. */
const parting = " ";

function WrittenSource({ schema, onChange }: SourcePropertiesProps) {
  const t = useMessages(designMessages);
  const source = own(schema, "x-source");
  const dataset = asText(own(source, "dataset")) ?? "";
  const column = asText(own(source, "column")) ?? "";
  const setSource = (next: { dataset: string; column: string }) =>
    onChange({ "x-source": next.dataset === "" && next.column === "" ? undefined : next }, "x-source");
  return (
    <>
      <TextProperty
        attribute="x-source/dataset"
        label={`${t("source")} · ${t("sourceDataset")}`}
        value={dataset}
        wide={false}
        onChange={(next) => setSource({ dataset: next, column })}
      />
      <TextProperty
        attribute="x-source/column"
        label={`${t("source")} · ${t("sourceColumn")}`}
        value={column}
        wide={false}
        onChange={(next) => setSource({ dataset, column: next })}
      />
    </>
  );
}
