import { sumExactly } from "@duheng/formula/numbers";
import { useMessages } from "../../../shared/messages.ts";
import { tableMessages } from "../table-messages.ts";
import type { GroupSum } from "./group-sums.ts";

/** What a group's points come to, against its weight or limit. */
export function SumText({ sum }: { readonly sum: GroupSum }) {
  const t = useMessages(tableMessages);
  const { group, count, fixed, lowest, highest, fit } = sum;
  const gap = Math.abs(sumExactly([fixed, -(group.max ?? 0)]));
  return (
    <span className="dh-it-sum" data-fit={fit}>
      <span className="dh-quiet">{t("count", { count })}</span>
      {fixed !== 0 && <b>{fixed}</b>}
      {(lowest !== 0 || highest !== 0) && <span>{t("floats", { lowest, highest })}</span>}
      {group.weight !== undefined && (
        <span className="dh-quiet">{t("groupWeight", { weight: group.weight })}</span>
      )}
      {group.weight === undefined && group.max !== undefined && (
        <span className="dh-quiet">{t("groupLimit", { max: group.max })}</span>
      )}
      {fit !== "free" && (
        <span data-said>{fit === "exact" ? `✓ ${t("fit_exact")}` : t(`fit_${fit}`, { gap })}</span>
      )}
    </span>
  );
}
