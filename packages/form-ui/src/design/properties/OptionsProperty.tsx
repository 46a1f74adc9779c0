import { useRef, useState } from "react";
import "./options.css";
import type { PlainRecord } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { useAnnouncer } from "../../shared/use-announcer.tsx";
import { AttributeProblems } from "../controls/AttributeProblems.tsx";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { addOption, addOptions, moveOption } from "../operations/option-values.ts";
import { optionsHolder, readOptions } from "../operations/options.ts";
import type { FieldPath } from "../operations/schemas.ts";
import { OptionRow } from "./OptionRow.tsx";
import { optionMessages } from "./option-messages.ts";
import { PasteOptions } from "./PasteOptions.tsx";

interface OptionsPropertyProps {
  readonly path: FieldPath;
  readonly schema: PlainRecord;
  /** Several may be chosen: the choices stand in `items`. */
  readonly several: boolean;
}

/** The choices of a field: what people see, which may be changed, and the stored value, which stays. */
export function OptionsProperty({ path, schema, several }: OptionsPropertyProps) {
  const { form, settled } = useDesignedForm();
  const { apply, readOnly } = useDesign();
  const t = useMessages(designMessages);
  const say = useMessages(optionMessages);
  const list = useRef<HTMLOListElement>(null);
  const [region, announce] = useAnnouncer();
  const [pasting, setPasting] = useState(false);
  const [told, setTold] = useState("");
  const options = readOptions(optionsHolder(schema));
  const what = (which: string | number) => `field/${path.join("/")}/options/${which}`;
  const move = (from: number, to: number) => {
    const next = moveOption(form, path, from, to);
    if (next === form) return;
    apply(next, what(""));
    announce(say("moved", { title: options[from]?.title ?? "", index: to + 1 }));
    // The focus goes with what is moved, in the same column.
    const rows = list.current?.children;
    const column = [...(rows?.[from]?.querySelectorAll("input, button") ?? [])].findIndex((each) =>
      each.matches(":focus"),
    );
    const there = rows?.[to]?.querySelectorAll("input, button")[column];
    if (there instanceof HTMLElement) there.focus();
  };
  const paste = (lines: string) => {
    const { form: next, added, repeated } = addOptions(form, path, lines, settled);
    if (next !== form) apply(next, what(""));
    const sentences = [
      say("added", { count: added }),
      ...(repeated.length === 0 ? [] : [say("repeated", { titles: repeated.join("、") })]),
    ];
    setTold(sentences.join(" "));
    announce(sentences.join(" "));
  };
  return (
    <fieldset className="dh-property dh-fieldset" data-attribute="enum" data-wide>
      <legend className="dh-label">{t("options")}</legend>
      <div className="dh-options-head" aria-hidden="true">
        <span>{t("optionTitle")}</span>
        <span title={t("optionValueStays")}>{say("valueHead")}</span>
      </div>
      <ol className="dh-options" ref={list}>
        {options.map((option, index) => (
          <OptionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice is edited in place; a new one's value may change
            key={index}
            path={path}
            option={option}
            index={index}
            count={options.length}
            onMove={move}
            onPaste={paste}
          />
        ))}
      </ol>
      {!readOnly && (
        <div className="dh-options-acts">
          <button
            type="button"
            className="dh-button"
            onClick={() => apply(addOption(form, path, t("newOption")), what(""))}
          >
            + {t("addOption")}
          </button>
          <button
            type="button"
            className="dh-button"
            aria-expanded={pasting}
            onClick={() => setPasting(!pasting)}
          >
            {say("paste")}
          </button>
        </div>
      )}
      {pasting && !readOnly && (
        <PasteOptions
          onAdd={(lines) => {
            setPasting(false);
            paste(lines);
          }}
          onClose={() => setPasting(false)}
        />
      )}
      {told !== "" && <p className="dh-said dh-quiet">{told}</p>}
      {region}
      {(several ? ["items"] : ["oneOf", "enum"]).map((attribute) => (
        <AttributeProblems key={attribute} attribute={attribute} />
      ))}
    </fieldset>
  );
}
