import { useMessages } from "../../../shared/messages.ts";
import { tableMessages } from "../table-messages.ts";
import type { sumGroups } from "./group-sums.ts";
import { SumText } from "./SumText.tsx";

/** The points of every group and of all, as they are while one types. */
export function SumStrip({ sums }: { readonly sums: ReturnType<typeof sumGroups> }) {
  const t = useMessages(tableMessages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is scrolled, which keys must be able to do
    <ul className="dh-it-sums" aria-label={t("sums")} tabIndex={0}>
      <li data-fit={sums.fit} data-all>
        <b>{t("total", { worth: sums.worth, upper: sums.upper })}</b>
      </li>
      {sums.groups.map((sum) => (
        <li key={sum.group.id} data-fit={sum.fit} data-group={sum.group.code}>
          <span>{sum.group.title}</span> <SumText sum={sum} />
        </li>
      ))}
    </ul>
  );
}
