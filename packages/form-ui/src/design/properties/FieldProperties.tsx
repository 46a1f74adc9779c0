import { type FieldKind, renameField } from "@duheng/form";
import { useMemo } from "react";
import { asNumber, asText, own } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { formulaInput } from "../analysis.ts";
import { FormulaProperty } from "../controls/FormulaProperty.tsx";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { CheckProperty } from "../controls/SelectProperty.tsx";
import { NameProperty, TextProperty } from "../controls/TextProperty.tsx";
import { useDesign, useDesignedForm, useFindings, usersOf } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { kindOfSchema } from "../kind-of-schema.ts";
import { isRequired, setRequired } from "../operations/fields.ts";
import { nameByTitle } from "../operations/name-by-title.ts";
import { type FieldPath, keysIn, patchSchema, schemaAt } from "../operations/schemas.ts";
import { CheckFormulaProperties } from "./CheckFormulaProperties.tsx";
import { ColumnsProperty } from "./ColumnsProperty.tsx";
import { fieldScope } from "./field-scope.ts";
import { ItemProperties } from "./ItemProperties.tsx";
import { LockedPart, LockNotice } from "./LockedPart.tsx";
import { MoreProperties } from "./MoreProperties.tsx";
import { OptionsProperty } from "./OptionsProperty.tsx";
import { PlacementProperties } from "./PlacementProperties.tsx";
import { propertyMessages } from "./property-messages.ts";

type Bound = "minimum" | "maximum" | "multipleOf" | "minLength" | "maxLength" | "minItems" | "maxItems";

const boundsOf: Partial<Record<FieldKind, readonly Bound[]>> = {
  text: ["minLength", "maxLength"],
  number: ["minimum", "maximum", "multipleOf"],
  integer: ["minimum", "maximum", "multipleOf"],
  rows: ["minItems", "maxItems"],
  choices: ["minItems", "maxItems"],
  list: ["minItems", "maxItems"],
};

/** Everything about one field, of the form or inside of rows and objects. */
export function FieldProperties({ path }: { readonly path: FieldPath }) {
  const { form } = useDesignedForm();
  const { analysis, sample, lockedUses } = useFindings();
  const { apply, select } = useDesign();
  const t = useMessages(designMessages);
  const more = useMessages(propertyMessages);
  const schema = schemaAt(form.fields, path);
  const scope = useMemo(() => fieldScope(analysis.scope.schema, path), [analysis.scope.schema, path]);
  const sampleInput = useMemo(
    () =>
      sample === null || path.length > 1 ? undefined : formulaInput(analysis.prepared, sample.inputs, ""),
    [analysis.prepared, sample, path],
  );
  const by = usersOf(form, lockedUses, { kind: "field", path });
  if (schema === undefined) return null;

  const kind = kindOfSchema(schema);
  const name = path.join("/");
  const patch = (change: Readonly<Record<string, unknown>>, what: string) =>
    apply(patchSchema(form, path, change), `field/${name}/${what}`);
  const computed = asText(own(schema, "x-computed"));
  const visible = asText(own(schema, "x-visible"));
  if (kind === null)
    return (
      <p className="dh-notice">{t(own(schema, "$ref") === undefined ? "kind_unknown" : "referenced")}</p>
    );
  return (
    <>
      <LockNotice by={by} hint="field" />
      <TextProperty
        attribute="title"
        label={t("title")}
        value={asText(own(schema, "title")) ?? ""}
        onChange={(title) => patch({ title: title === "" ? undefined : title }, "title")}
        onLeave={() => {
          const named = nameByTitle(form, path);
          if (named.form === form) return;
          apply(named.form, "");
          select({ kind: "field", path: named.path });
        }}
      />
      <NameProperty
        attribute=""
        label={t("key")}
        value={path.at(-1) ?? ""}
        rule={t("nameTaken")}
        onRename={(key) => {
          if (key.trim() === "" || keysIn(form.fields, path.slice(0, -1)).includes(key.trim())) return false;
          const next = renameField(form, path, key.trim());
          if (next === form) return false;
          apply(next, "");
          select({ kind: "field", path: [...path.slice(0, -1), key.trim()] });
          return true;
        }}
      />
      <div className="dh-property">
        <span className="dh-label">{t("kind")}</span>
        <span className="dh-kind">{t(`kind_${kind}`)}</span>
      </div>
      <LockedPart by={by}>
        {computed === undefined && (
          <CheckProperty
            attribute="x-required"
            label={t(visible === undefined ? "required" : "requiredVisible")}
            value={isRequired(form, path)}
            onChange={(required) => apply(setRequired(form, path, required), "")}
          />
        )}
        {(kind === "choice" || kind === "choices") && (
          <OptionsProperty path={path} schema={schema} several={kind === "choices"} />
        )}
        {kind === "list" && (
          <ItemProperties schema={schema} onChange={(items) => patch({ items }, "items")} />
        )}
        {(boundsOf[kind] ?? []).map((bound) => (
          <NumberProperty
            key={bound}
            attribute={bound}
            label={kind !== "rows" && isOfItems(bound) ? more(bound) : t(bound)}
            value={asNumber(own(schema, bound))}
            onChange={(value) => patch({ [bound]: value }, bound)}
          />
        ))}
      </LockedPart>
      {(kind === "rows" || kind === "object") && <ColumnsProperty path={path} kind={kind} />}
      <TextProperty
        attribute="description"
        label={t("description")}
        value={asText(own(schema, "description")) ?? ""}
        lines={2}
        onChange={(description) =>
          patch({ description: description === "" ? undefined : description }, "description")
        }
      />
      {path.length === 1 && <PlacementProperties fieldKey={path[0] ?? ""} kind={kind} />}
      <LockedPart by={by}>
        <FormulaProperty
          attribute="x-visible"
          label={t("visible")}
          value={visible ?? ""}
          expected="boolean?"
          optional
          scope={scope}
          sampleInput={sampleInput}
          onChange={(source) => {
            const required = isRequired(form, path);
            const next = patchSchema(form, path, { "x-visible": source.trim() === "" ? undefined : source });
            apply(required ? setRequired(next, path, true) : next, `field/${name}/x-visible`);
          }}
        />
        {kind !== "rows" && kind !== "object" && kind !== "file" && kind !== "list" && (
          <FormulaProperty
            attribute="x-computed"
            label={t("computed")}
            value={computed ?? ""}
            expected={computedTypes[kind] ?? "text?"}
            optional
            scope={scope}
            sampleInput={sampleInput}
            onChange={(source) => {
              const without = computed === undefined ? setRequired(form, path, false) : form;
              apply(
                patchSchema(without, path, { "x-computed": source.trim() === "" ? undefined : source }),
                `field/${name}/x-computed`,
              );
            }}
          />
        )}
        <CheckFormulaProperties
          schema={schema}
          scope={scope}
          sampleInput={sampleInput}
          onChange={(check) => patch({ "x-check": check }, "x-check")}
        />
        <MoreProperties
          kind={kind}
          schema={schema}
          onChange={(change, what) => {
            if (change.title === undefined) return patch(change, what);
            // A column gave a new field its title, and that its name.
            const named = nameByTitle(patchSchema(form, path, change), path);
            apply(named.form, `field/${name}/${what}`);
            select({ kind: "field", path: named.path });
          }}
        />
      </LockedPart>
    </>
  );
}

/** Choices and lists have items where a table has rows. */
function isOfItems(bound: Bound): bound is "minItems" | "maxItems" {
  return bound === "minItems" || bound === "maxItems";
}

const computedTypes: Partial<Record<FieldKind, string>> = {
  number: "number?",
  integer: "number?",
  boolean: "boolean?",
  date: "date?",
};
