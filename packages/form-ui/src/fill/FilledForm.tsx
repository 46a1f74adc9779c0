import type { Answers } from "@duheng/contracts";
import type { PreparedForm } from "../engine.ts";
import { type Locale, LocaleProvider } from "../shared/locale.ts";
import type { FillPorts } from "./ports.ts";

export interface FilledFormProps {
  readonly prepared: PreparedForm;
  readonly answers: Answers;
  readonly locale: Locale;
  /** Links attached files where given. */
  readonly ports?: Pick<FillPorts, "uploads">;
}

/** A filled form to be read or printed: all pages one below the other, no inputs. */
export function FilledForm(props: FilledFormProps) {
  return <LocaleProvider value={props.locale}>{null}</LocaleProvider>;
}
