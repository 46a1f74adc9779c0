import { useMessages } from "../../../shared/messages.ts";
import { showNumber } from "../../../shared/numbers.ts";
import type { GroupChange } from "../plan/update-groups.ts";
import { importMessages } from "./import-messages.ts";

/** What the sheet changes of groups that are there already, before and after. */
export function GroupChanges({ changes }: { readonly changes: readonly GroupChange[] }) {
  const t = useMessages(importMessages);
  if (changes.length === 0) return null;
  return (
    <section className="dh-import-changes" aria-label={t("groupsChanged")}>
      <b>{t("groupsChanged")}</b>
      <ul>
        {changes.map(({ group, what, before, after }) => (
          <li key={group}>
            {t(`change_${what}`, {
              group,
              before: before === undefined ? t("noneBefore") : showNumber(before),
              after: showNumber(after),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
