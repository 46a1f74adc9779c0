import { asText, own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { CheckProperty } from "../controls/SelectProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { propertyMessages } from "./property-messages.ts";

interface EvidencePropertiesProps {
  readonly schema: PlainRecord;
  /** The whole `x-evidence`; undefined: none is asked for. */
  readonly onChange: (evidence: unknown) => void;
}

/** Which evidence a field asks for, and whether a paper can be handed in without it. */
export function EvidenceProperties({ schema, onChange }: EvidencePropertiesProps) {
  const t = useMessages(propertyMessages);
  const stored = own(schema, "x-evidence");
  const title = asText(own(stored, "title")) ?? "";
  const isRequired = own(stored, "required") === true;
  const store = (next: { title: string; isRequired: boolean }) => {
    if (next.title === "" && !next.isRequired) return onChange(stored === true ? true : undefined);
    onChange({
      ...(next.title === "" ? {} : { title: next.title }),
      ...(next.isRequired ? { required: true } : {}),
    });
  };
  return (
    <>
      <TextProperty
        attribute="x-evidence"
        label={t("evidenceTitle")}
        value={title}
        onChange={(text) => store({ title: text, isRequired })}
      />
      <CheckProperty
        attribute="x-evidence/required"
        label={t("evidenceRequired")}
        value={isRequired}
        onChange={(needed) => store({ title, isRequired: needed })}
      />
    </>
  );
}
