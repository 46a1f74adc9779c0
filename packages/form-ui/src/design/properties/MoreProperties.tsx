import type { FieldKind } from "@duheng/form";
import { asNumber, asText, own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { CheckProperty } from "../controls/SelectProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { designMessages } from "../design-messages.ts";
import { DefaultProperty } from "./DefaultProperty.tsx";
import { EvidenceProperties } from "./EvidenceProperties.tsx";
import { propertyMessages } from "./property-messages.ts";
import { SourceProperties } from "./SourceProperties.tsx";

interface MorePropertiesProps {
  readonly kind: FieldKind;
  readonly schema: PlainRecord;
  readonly onChange: (change: Readonly<Record<string, unknown>>, what: string) => void;
}

/** What most fields go without: default, examples, rarer bounds, where the value comes from, evidence. */
export function MoreProperties({ kind, schema, onChange }: MorePropertiesProps) {
  const t = useMessages(designMessages);
  const more = useMessages(propertyMessages);
  const set = (name: string) => (value: unknown) => onChange({ [name]: value }, name);
  const text = (name: "pattern" | "contentMediaType" | "$comment") => ({
    attribute: name,
    value: asText(own(schema, name)) ?? "",
    onChange: (value: string) => set(name)(value === "" ? undefined : value),
  });
  return (
    <details className="dh-more" open={names.some((name) => own(schema, name) !== undefined)}>
      <summary>{t("more")}</summary>
      <div className="dh-properties">
        <DefaultProperty kind={kind} schema={schema} onChange={set("default")} />
        <ExamplesProperty kind={kind} schema={schema} onChange={set("examples")} />
        {kind === "text" && (
          <TextProperty {...text("pattern")} label={more("pattern")} hint={more("patternHint")} />
        )}
        {(kind === "number" || kind === "integer") &&
          (["exclusiveMinimum", "exclusiveMaximum"] as const).map((name) => (
            <NumberProperty
              key={name}
              attribute={name}
              label={more(name)}
              value={asNumber(own(schema, name))}
              onChange={set(name)}
            />
          ))}
        {(kind === "rows" || kind === "choices" || kind === "list") && (
          <CheckProperty
            attribute="uniqueItems"
            label={more("uniqueItems")}
            value={own(schema, "uniqueItems") === true}
            onChange={(isUnique) => set("uniqueItems")(isUnique ? true : undefined)}
          />
        )}
        {kind === "file" && (
          <TextProperty
            {...text("contentMediaType")}
            // Without it the field would be no file any more.
            onChange={(value) => value.trim() !== "" && set("contentMediaType")(value)}
            label={more("contentMediaType")}
            hint={more("contentMediaTypeHint")}
          />
        )}
        <SourceProperties schema={schema} onChange={onChange} />
        <EvidenceProperties schema={schema} onChange={set("x-evidence")} />
        <TextProperty {...text("$comment")} label={more("comment")} />
      </div>
    </details>
  );
}

const names = [
  "default",
  "examples",
  "pattern",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "uniqueItems",
  "x-source",
  "x-evidence",
  "$comment",
];

/** Examples of texts and numbers, a line each; others are written in the source. */
function ExamplesProperty({
  kind,
  schema,
  onChange,
}: {
  readonly kind: FieldKind;
  readonly schema: PlainRecord;
  readonly onChange: (examples: unknown) => void;
}) {
  const t = useMessages(propertyMessages);
  if (["rows", "object", "file", "choices", "list", "boolean", "choice"].includes(kind)) return null;
  const stored = own(schema, "examples");
  const isNumber = kind === "number" || kind === "integer";
  return (
    <TextProperty
      attribute="examples"
      label={t("examples")}
      lines={2}
      value={Array.isArray(stored) ? stored.map(String).join("\n") : ""}
      onChange={(text) => {
        const lines = text.split("\n");
        const examples = lines.map((line) => (isNumber && isNumeral(line) ? Number(line) : line));
        onChange(text === "" ? undefined : examples);
      }}
    />
  );
}

function isNumeral(line: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(line);
}
