import type { FieldKind } from "@duheng/form";
import { useId, useState } from "react";
import "./columns.css";
import { asText, own } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { addableKinds, kindOfSchema } from "../kind-of-schema.ts";
import { type FieldPath, keysIn, schemaAt } from "../operations/schemas.ts";
import { addItem } from "../palette/add-item.ts";
import { useNewTitles } from "../palette/palette-drag.ts";
import { columnMessages } from "./column-messages.ts";

/** The columns of rows, or the fields of an object: each to be gone to, and another to be added. */
export function ColumnsProperty({
  path,
  kind,
}: {
  readonly path: FieldPath;
  readonly kind: "rows" | "object";
}) {
  const { form } = useDesignedForm();
  const { apply, select, readOnly } = useDesign();
  const t = useMessages(columnMessages);
  const kinds = useMessages(designMessages);
  const titles = useNewTitles();
  const id = useId();
  const [next, setNext] = useState<FieldKind>("text");
  const keys = keysIn(form.fields, path);
  const add = () => {
    const added = addItem(form, next, { kind: "field", path }, titles, { inside: true });
    apply(added.form, "");
    select(added.selection, "title");
  };
  return (
    <fieldset className="dh-property dh-fieldset" data-attribute="properties" data-wide>
      <legend className="dh-label">{t(kind)}</legend>
      {keys.length === 0 ? (
        <p className="dh-notice">{t(`${kind}None`)}</p>
      ) : (
        <ol className="dh-columns">
          {keys.map((key) => {
            const schema = schemaAt(form.fields, [...path, key]);
            const inner = kindOfSchema(schema);
            return (
              <li key={key}>
                <button
                  type="button"
                  className="dh-column"
                  onClick={() => select({ kind: "field", path: [...path, key] })}
                >
                  <span>{asText(own(schema, "title")) ?? key}</span>
                  {inner !== null && <span className="dh-quiet">{kinds(`kind_${inner}`)}</span>}
                </button>
              </li>
            );
          })}
        </ol>
      )}
      {!readOnly && (
        <div className="dh-columns-add">
          <label className="dh-sr" htmlFor={id}>
            {t("kindOfNew")}
          </label>
          <select
            id={id}
            className="dh-input"
            value={next}
            onChange={(event) => setNext(addableKinds.find((each) => each === event.target.value) ?? "text")}
          >
            {addableKinds.map((each) => (
              <option key={each} value={each}>
                {kinds(`kind_${each}`)}
              </option>
            ))}
          </select>
          <button type="button" className="dh-button" onClick={add}>
            ＋ {t(`${kind}Add`)}
          </button>
        </div>
      )}
    </fieldset>
  );
}
