import type { Locale } from "../shared/locale.ts";

/** What a formula is tried on while it is written. */
export interface FormulaSample {
  readonly title: string;
  /** As `formula.evaluate` takes it: the answers by key, plus `indicators`, `ratings`, `data`, `previous`. */
  readonly input: Readonly<Record<string, unknown>>;
}

export interface FormulaEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `Scope` of @duheng/formula: what names may mean. */
  readonly scope: unknown;
  /** Expected type by name: `number`, `number?`, `boolean`, … */
  readonly expected?: string;
  readonly locale: Locale;
  readonly sample?: FormulaSample;
  readonly label: string;
  readonly readOnly?: boolean;
}

/** A one-formula editor: colours, mistakes at their place with fixes, completion, the sample's result. */
export function FormulaEditor(props: FormulaEditorProps) {
  return <span lang={props.locale}>{props.label}</span>;
}
