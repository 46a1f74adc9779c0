import { own, type PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { AttributeProblems } from "../controls/AttributeProblems.tsx";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { freeName } from "../operations/ids.ts";
import { type Option, readOptions, withoutOptions, writeOptions } from "../operations/options.ts";
import { type FieldPath, patchSchema } from "../operations/schemas.ts";

interface OptionsPropertyProps {
  readonly path: FieldPath;
  readonly schema: PlainRecord;
  /** Several may be chosen: the choices stand in `items`. */
  readonly several: boolean;
}

/** The choices of a field: values and what people see. */
export function OptionsProperty({ path, schema, several }: OptionsPropertyProps) {
  const { form, apply, readOnly } = useDesign();
  const t = useMessages(designMessages);
  const holder = several ? own(schema, "items") : schema;
  const options = readOptions(holder);

  const store = (next: readonly Option[], what: string) => {
    const written = writeOptions(next);
    const patch = several
      ? { items: { ...withoutOptions(holder), ...written } }
      : { enum: undefined, oneOf: undefined, ...written };
    apply(patchSchema(form, path, patch), `field/${path.join("/")}/options/${what}`);
  };
  const replace = (index: number, option: Option) =>
    store(
      options.map((each, at) => (at === index ? option : each)),
      String(index),
    );
  return (
    <fieldset className="dh-property dh-fieldset" data-attribute="enum" data-wide>
      <legend className="dh-label">{t("options")}</legend>
      <ol className="dh-options">
        {options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is edited in place; its value may be what changes
          <li key={index}>
            <input
              className="dh-input"
              aria-label={`${t("optionTitle")} ${index + 1}`}
              value={option.title}
              readOnly={readOnly}
              onChange={(event) => {
                const title = event.target.value;
                const plain = option.title === String(option.value) && typeof option.value === "string";
                replace(index, { value: plain ? title : option.value, title });
              }}
            />
            <input
              className="dh-input dh-mono"
              aria-label={`${t("optionValue")} ${index + 1}`}
              value={String(option.value)}
              readOnly={readOnly || typeof option.value !== "string"}
              onChange={(event) => replace(index, { ...option, value: event.target.value })}
            />
            <button
              type="button"
              className="dh-icon-button"
              aria-label={t("removeOption", { title: option.title })}
              disabled={readOnly || options.length <= 1}
              onClick={() =>
                store(
                  options.filter((_, at) => at !== index),
                  "",
                )
              }
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="dh-button"
        disabled={readOnly}
        onClick={() => {
          const title = freeName(
            t("newOption"),
            options.map((each) => String(each.value)),
          );
          store([...options, { value: title, title }], "");
        }}
      >
        + {t("addOption")}
      </button>
      <AttributeProblems attribute={several ? "items" : "oneOf"} />
    </fieldset>
  );
}
