import type { FieldKind } from "@duheng/form";
import { readItem, unitOf } from "@duheng/form/reading";
import { useState } from "react";
import { linesOf } from "../../fill/fields/list-rules.ts";
import { asNumber, asText, own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { SelectProperty } from "../controls/SelectProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { kindOfSchema } from "../kind-of-schema.ts";
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
    case "list":
      return <DefaultList schema={schema} onChange={onChange} />;
    case "choices":
    case "rows":
    case "object":
    case "file":
      return null;
  }
}

/** The items that a new paper begins with, read as they will be when it is filled in. */
function DefaultList({ schema, onChange }: Pick<DefaultPropertyProps, "schema" | "onChange">) {
  const t = useMessages(propertyMessages);
  const stored = own(schema, "default");
  const [typed, setTyped] = useState<string | null>(null);
  const kind = kindOfSchema(own(schema, "items")) ?? "text";
  const unit = unitOf(String(own(schema, "title") ?? ""));
  return (
    <TextProperty
      attribute="default"
      label={t("defaultLines")}
      lines={3}
      value={typed ?? (Array.isArray(stored) ? stored.map(String).join("\n") : "")}
      onChange={(text) => {
        setTyped(text);
        const lines = linesOf(text);
        onChange(lines.length === 0 ? undefined : lines.map((line) => readItem(kind, line, unit)));
      }}
      onLeave={() => setTyped(null)}
    />
  );
}
