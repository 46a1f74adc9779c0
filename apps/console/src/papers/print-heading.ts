import type { Assessment } from "@duheng/contracts";
import type { PrintHeading } from "@duheng/form-ui/fill";
import type { Locale } from "../rpc/errors.ts";
import { periodText } from "../ui/dates.ts";

/**
 * What a printed paper says of itself: whose it is, and of which cycle; the unit by its name of then.
 * @param unit what it is called now, for a paper that does not say
 */
export function printHeading(
  { formTitle, snapshot, period }: Assessment,
  unit: string | undefined,
  locale: Locale,
): PrintHeading {
  return {
    title: formTitle,
    unit: [snapshot.unitName ?? unit, snapshot.departmentName]
      .filter((part) => part !== undefined && part !== "")
      .join(" · "),
    person: [snapshot.name, snapshot.position]
      .filter((part) => part !== undefined && part !== "")
      .join(" · "),
    cycle: periodText(period, locale),
  };
}
