import type { Form } from "@duheng/contracts";
import { type Locale, LocaleProvider } from "../shared/locale.ts";

export interface FormDifferenceProps {
  readonly before: Form;
  readonly after: Form;
  readonly locale: Locale;
}

/** What changed from one version of a form to the other, in plain words. */
export function FormDifference(props: FormDifferenceProps) {
  return <LocaleProvider value={props.locale}>{null}</LocaleProvider>;
}
