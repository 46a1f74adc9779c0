import type { Assessment } from "@duheng/contracts";
import type { PrintHeading } from "@duheng/form-ui/fill";
import type { Locale } from "../rpc/errors.ts";
import { periodText } from "../ui/dates.ts";

/** What a printed paper says of itself: whose it is, and of which cycle, by the names of then. */
export function printHeading({ formTitle, snapshot, period }: Assessment, locale: Locale): PrintHeading {
  return {
    title: formTitle,
    unit: joined(snapshot.unitName, snapshot.departmentName),
    person: joined(snapshot.name, snapshot.position),
    cycle: periodText(period, locale),
  };
}

/** What is there of these, as one line. */
function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}
