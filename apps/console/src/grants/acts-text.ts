import type { MessageKey } from "../i18n/registered.ts";
import type { Locale } from "../rpc/errors.ts";
import { listText } from "../ui/list-text.ts";

const names = ["read", "review", "returnToStaff", "giveFeedback"] as const;

/** What can be granted beside reading, in the order in which it is done. */
export const offeredActs = ["review", "returnToStaff", "giveFeedback"] as const;

/** The acts of a grant in words. */
export function actsText(acts: readonly string[], t: (key: MessageKey) => string, locale: Locale): string {
  return listText(
    names.filter((name) => acts.includes(name)).map((name) => t(`grants.act.${name}`)),
    locale,
  );
}
