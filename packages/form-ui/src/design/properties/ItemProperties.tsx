import type { FieldKind } from "@duheng/form";
import { asNumber, asText, isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { SelectProperty } from "../controls/SelectProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { designMessages } from "../design-messages.ts";
import { itemKinds, kindOfSchema } from "../kind-of-schema.ts";
import { withoutUndefined } from "../operations/schemas.ts";
import { propertyMessages } from "./property-messages.ts";

interface ItemPropertiesProps {
  readonly schema: PlainRecord;
  readonly onChange: (items: PlainRecord) => void;
}

const numberBounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;
const textBounds = ["minLength", "maxLength"] as const;
type Bound = (typeof numberBounds)[number] | (typeof textBounds)[number];

const boundsOf: Partial<Record<FieldKind, readonly Bound[]>> = {
  text: textBounds,
  number: numberBounds,
  integer: numberBounds,
};

/** What each item of a list is, and its bounds. */
export function ItemProperties({ schema, onChange }: ItemPropertiesProps) {
  const t = useMessages(designMessages);
  const more = useMessages(propertyMessages);
  const items = own(schema, "items");
  const kind = kindOfSchema(items);
  if (kind === null) return <p className="dh-notice">{t("referenced")}</p>;
  const set = (change: PlainRecord) =>
    onChange(withoutUndefined({ ...(isRecord(items) ? items : {}), ...change }));
  const label = (name: Bound) =>
    name === "exclusiveMinimum" || name === "exclusiveMaximum" ? more(name) : t(name);
  return (
    <>
      <SelectProperty
        attribute="items"
        label={more("itemKind")}
        value={kind}
        options={itemKinds.map((value) => ({ value, title: t(`kind_${value}`) }))}
        onChange={(chosen) => chosen !== undefined && onChange(asItemsOf(chosen, items))}
      />
      {(boundsOf[kind] ?? []).map((name) => (
        <NumberProperty
          key={name}
          attribute={`items/${name}`}
          label={more("ofItem", { name: label(name) })}
          value={asNumber(own(items, name))}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      {kind === "text" && (
        <TextProperty
          attribute="items/pattern"
          label={more("ofItem", { name: more("pattern") })}
          hint={more("patternHint")}
          value={asText(own(items, "pattern")) ?? ""}
          onChange={(pattern) => set({ pattern: pattern === "" ? undefined : pattern })}
        />
      )}
    </>
  );
}

/** Items of another kind: bounds stay as far as they mean the same for it. */
function asItemsOf(kind: FieldKind, items: unknown): PlainRecord {
  const isNumber = kind === "number" || kind === "integer";
  const format = isNumber || kind === "text" ? undefined : kind;
  const kept = [
    "title",
    "description",
    "$comment",
    ...(isNumber ? numberBounds : kind === "text" ? [...textBounds, "pattern"] : []),
  ];
  return withoutUndefined({
    type: isNumber ? kind : "string",
    format,
    ...Object.fromEntries(kept.map((name) => [name, own(items, name)])),
  });
}
