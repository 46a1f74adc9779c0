import { useId } from "react";
import { asText, own } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesignedForm } from "../design-context.ts";
import { libraryMessages } from "./library-messages.ts";
import type { LibraryContent } from "./port.ts";
import { type FieldMapping, neededFields, servingFields } from "./take-entry.ts";

interface MapFieldsProps {
  readonly content: LibraryContent;
  readonly mapping: FieldMapping;
  readonly onChange: (mapping: FieldMapping) => void;
}

/** For each field that a formula needs: added, or one of the form's fields in its place. */
export function MapFields({ content, mapping, onChange }: MapFieldsProps) {
  const { form } = useDesignedForm();
  const t = useMessages(libraryMessages);
  const id = useId();
  const fields = neededFields(content);
  if (fields.length === 0) return null;
  return (
    <fieldset className="dh-library-fields">
      <legend>{t("fields")}</legend>
      {fields.map(([key, schema]) => (
        <div key={key}>
          <label htmlFor={`${id}-${key}`}>{t("field", { title: asText(schema.title) ?? key })}</label>
          <select
            id={`${id}-${key}`}
            className="dh-input"
            value={mapping[key] ?? ""}
            onChange={(event) =>
              onChange({ ...mapping, [key]: event.target.value === "" ? null : event.target.value })
            }
          >
            <option value="">＋ {t("addField")}</option>
            {servingFields(form, schema).map((each) => (
              <option key={each} value={each}>
                {asText(own(form.fields.properties[each], "title")) ?? each}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}
