import type { FormDataset } from "@duheng/contracts";
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
  const { dataset = "", column = "" } = field.source ?? {};
  const source = Object.hasOwn(sources, dataset) ? sources[dataset] : undefined;
  const named = namesOf(prepared.form.datasets ?? [], dataset, column);
  const from = t("fromDataset", { dataset: source?.title ?? named.dataset, column: named.column });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs, and there is none
    <div className="dh-sourced" role="group" aria-labelledby={labelledBy} aria-describedby={`${id}-from`}>
      <ComputedText
        field={field}
        path={path}
        id={id}
        className="dh-computed-value"
        labelledBy={labelledBy}
        waiting={t(source?.origin === undefined ? "dataWaiting" : "dataWithout")}
      />
      <p className="dh-sourced-from" id={`${id}-from`}>
        <span>{from}</span>
        {source?.origin !== undefined && <span>{inLocale(source.origin, locale)}</span>}
      </p>
    </div>
  );
}

/** What the form calls them; a form without a list has but their keys. */
function namesOf(
  datasets: readonly FormDataset[],
  key: string,
  columnKey: string,
): { readonly dataset: string; readonly column: string } {
  const dataset = datasets.find((each) => each.key === key);
  const column = dataset?.columns.find((each) => each.key === columnKey);
  const unit = column?.unit === undefined ? "" : `（${column.unit}）`;
  return {
    dataset: dataset?.title ?? key,
    column: column === undefined ? columnKey : `${column.title}${unit}`,
  };
}
