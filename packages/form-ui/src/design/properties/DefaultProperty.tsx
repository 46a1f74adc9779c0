import type { FieldKind } from "@duheng/form";
import { asNumber, asText, own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { SelectProperty } from "../controls/SelectProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { readOptions } from "../operations/options.ts";
import { propertyMessages } from "./property-messages.ts";

interface DefaultPropertyProps {
  readonly kind: FieldKind;
  readonly schema: PlainRecord;
  /** undefined takes the default away. */
  readonly onChange: (value: unknown) => void;
}

/** What a new paper begins with, for the kinds of which that is one value. */
export function DefaultProperty({ kind, schema, onChange }: DefaultPropertyProps) {
  const t = useMessages(propertyMessages);
  const value = own(schema, "default");
  const shared = { attribute: "default", label: t("default") };
  switch (kind) {
    case "number":
    case "integer":
      return <NumberProperty {...shared} value={asNumber(value)} onChange={onChange} />;
    case "boolean":
      return (
        <SelectProperty
          {...shared}
          value={value === true ? "yes" : value === false ? "no" : undefined}
          none={t("defaultNone")}
          options={[
            { value: "yes", title: t("yes") },
            { value: "no", title: t("no") },
          ]}
          onChange={(word) => onChange(word === undefined ? undefined : word === "yes")}
        />
      );
    case "choice": {
      const options = readOptions(schema);
      return (
        <SelectProperty
          {...shared}
          value={value === undefined ? undefined : JSON.stringify(value)}
          none={t("defaultNone")}
          options={options.map((option) => ({ value: JSON.stringify(option.value), title: option.title }))}
          onChange={(word) =>
            onChange(options.find((option) => JSON.stringify(option.value) === word)?.value)
          }
        />
      );
    }
    case "text":
    case "date":
    case "date-time":
    case "email":
    case "uri":
      return (
        <TextProperty
          {...shared}
          value={asText(value) ?? ""}
          onChange={(text) => onChange(text === "" ? undefined : text)}
        />
      );
    case "choices":
    case "rows":
    case "object":
    case "file":
      return null;
  }
}
