import { asText, own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { TextProperty } from "../controls/TextProperty.tsx";
import { designMessages } from "../design-messages.ts";

interface SourcePropertiesProps {
  readonly schema: PlainRecord;
  readonly onChange: (change: Readonly<Record<string, unknown>>, what: string) => void;
}

/** Which dataset column fills the field. */
export function SourceProperties({ schema, onChange }: SourcePropertiesProps) {
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
