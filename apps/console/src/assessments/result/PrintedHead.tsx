import type { Assessment } from "@duheng/contracts";
import { SheetHead } from "@duheng/form-ui/fill";
import { useAppLocale } from "../../i18n/use-t.ts";
import { printHeading } from "../../papers/print-heading.ts";

/** Whose page it is and of which cycle, on top of what is printed. */
export function PrintedHead({ assessment }: { assessment: Assessment }) {
  const locale = useAppLocale();
  return <SheetHead heading={printHeading(assessment, locale)} locale={locale} />;
}
