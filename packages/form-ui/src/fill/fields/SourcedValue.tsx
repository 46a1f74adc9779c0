import type { FieldInfo } from "@duheng/form";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { ComputedText } from "./ComputedText.tsx";

interface SourcedValueProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly id: string;
  readonly labelledBy: string;
}

/** A value that data says: to be read, with the dataset, its column and where the rows come from. */
export function SourcedValue({ field, path, id, labelledBy }: SourcedValueProps) {
  const { prepared, sources } = useFill();
  const t = useMessages(fillMessages);
  const locale = useLocale();
  const { dataset: key = "", column: columnKey = "" } = field.source ?? {};
  // A form without a list of datasets has but their keys.
  const dataset = prepared.form.datasets?.find((each) => each.key === key);
  const { title = columnKey, unit } = dataset?.columns.find((each) => each.key === columnKey) ?? {};
  const source = Object.hasOwn(sources, key) ? sources[key] : undefined;
  const origin = source?.origin;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs, and there is none
    <div className="dh-sourced" role="group" aria-labelledby={labelledBy} aria-describedby={`${id}-from`}>
      <ComputedText
        field={field}
        path={path}
        id={id}
        className="dh-computed-value"
        labelledBy={labelledBy}
        waiting={t(origin === undefined ? "dataWaiting" : "dataWithout")}
      />
      <p className="dh-sourced-from" id={`${id}-from`}>
        <span>
          {t("fromDataset", {
            dataset: source?.title ?? dataset?.title ?? key,
            column: unit === undefined ? title : `${title}（${unit}）`,
          })}
        </span>
        {origin !== undefined && <span>{inLocale(origin, locale)}</span>}
      </p>
    </div>
  );
}
