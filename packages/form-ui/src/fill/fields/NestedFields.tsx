import type { FieldInfo } from "@duheng/form";
import { pointerTo } from "../../shared/pointers.ts";
import { useFill } from "../fill-context.ts";
import { isWide } from "./choose-widget.ts";

interface NestedFieldsProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly labelledBy: string;
}

/** The fields of an object, framed together under its title. */
export function NestedFields({ field, path, labelledBy }: NestedFieldsProps) {
  const { Field } = useFill();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser, and its label stands outside
    <div className="dh-nested dh-grid" role="group" aria-labelledby={labelledBy} data-columns={2}>
      {(field.fields ?? []).map((each) => (
        <Field
          key={each.key}
          field={each}
          path={pointerTo(path, each.key)}
          span={isWide(each, undefined) ? 2 : 1}
        />
      ))}
    </div>
  );
}
