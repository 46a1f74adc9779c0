import type { PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { AttributeProblems } from "../controls/AttributeProblems.tsx";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { addOption, removeOption, retitleOption, settleOption } from "../operations/option-values.ts";
import { optionsHolder, readOptions } from "../operations/options.ts";
import type { FieldPath } from "../operations/schemas.ts";

interface OptionsPropertyProps {
  readonly path: FieldPath;
  readonly schema: PlainRecord;
  /** Several may be chosen: the choices stand in `items`. */
  readonly several: boolean;
}

/** The choices of a field: what people see, which may be changed, and the stored value, which stays. */
export function OptionsProperty({ path, schema, several }: OptionsPropertyProps) {
  const { form, settled, apply, readOnly } = useDesign();
  const t = useMessages(designMessages);
  const options = readOptions(optionsHolder(schema));
  const what = (which: string | number) => `field/${path.join("/")}/options/${which}`;
  return (
    <fieldset className="dh-property dh-fieldset" data-attribute="enum" data-wide>
      <legend className="dh-label">{t("options")}</legend>
      <ol className="dh-options">
        {options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is edited in place; a new one's value may change
          <li key={index}>
            <input
              className="dh-input"
              aria-label={`${t("optionTitle")} ${index + 1}`}
              value={option.title}
              readOnly={readOnly}
              onChange={(event) => apply(retitleOption(form, path, index, event.target.value), what(index))}
              onBlur={() => {
                if (readOnly) return;
                const next = settleOption(form, path, index, settled);
                if (next !== form) apply(next, what(index));
              }}
            />
            <input
              className="dh-input dh-mono"
              aria-label={`${t("optionValue")} ${index + 1}`}
              title={t("optionValueStays")}
              value={String(option.value)}
              readOnly
            />
            <button
              type="button"
              className="dh-icon-button"
              aria-label={t("removeOption", { title: option.title })}
              disabled={readOnly || options.length <= 1}
              onClick={() => apply(removeOption(form, path, index), what(""))}
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
        onClick={() => apply(addOption(form, path, t("newOption")), what(""))}
      >
        + {t("addOption")}
      </button>
      <AttributeProblems attribute={several ? "items" : "oneOf"} />
    </fieldset>
  );
}
