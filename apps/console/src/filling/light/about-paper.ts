import type { Assessment } from "@duheng/contracts";
import { openStep } from "../../papers/open-step.ts";
import type { Locale } from "../../rpc/errors.ts";
import { periodText } from "../../ui/periods.ts";

/** Period and, while it is open, when it is due. */
export function aboutPaper(
  assessment: Assessment,
  locale: Locale,
  t: (key: "due", values: { date: string }) => string,
): string {
  const due = openStep(assessment)?.dueOn;
  return [periodText(assessment.period, locale), due === undefined ? undefined : t("due", { date: due })]
    .filter((part) => part !== undefined)
    .join(" · ");
}
