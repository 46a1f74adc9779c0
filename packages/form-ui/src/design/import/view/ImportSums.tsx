import { useMessages } from "../../../shared/messages.ts";
import { showNumber } from "../../../shared/numbers.ts";
import type { ImportSum, ImportSums as Sums } from "../plan/import-sums.ts";
import { isOnTop } from "../plan/import-sums.ts";
import { importMessages } from "./import-messages.ts";

/** What is imported comes to, per group and in all, beside what the sheet says. */
export function ImportSums({ sums }: { readonly sums: Sums }) {
  const t = useMessages(importMessages);
  if (sums.groups.length === 0) return null;
  const fits = sums.stated === undefined ? "unsaid" : sums.stated === sums.total ? "same" : "differs";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keys
    <section className="dh-table-scroll dh-import-sums" tabIndex={0} aria-label={t("sums")}>
      <table className="dh-table">
        <caption>{t("sums")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("sumGroup")}</th>
            <th scope="col">{t("sumOwn")}</th>
            <th scope="col">{t("sumStated")}</th>
            <th scope="col">{t("sumFit")}</th>
          </tr>
        </thead>
        <tbody>
          {sums.groups.map((sum) => (
            <tr key={sum.group.id} data-fit={sum.fit}>
              <th scope="row">{sum.group.title}</th>
              <td data-kind="number">{own(sum)}</td>
              <td data-kind="number">{sum.stated === undefined ? "—" : showNumber(sum.stated)}</td>
              <td>
                {sum.group.weight !== undefined && sum.group.weight === sum.stated
                  ? t("fit_weight", { weight: showNumber(sum.group.weight) })
                  : isOnTop(sum.group)
                    ? t("fit_onTop")
                    : t(`fit_${sum.fit}`)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-fit={fits}>
            <th scope="row">{t("sumTotal")}</th>
            <td data-kind="number">{showNumber(sums.total)}</td>
            <td data-kind="number">{sums.stated === undefined ? "—" : showNumber(sums.stated)}</td>
            <td>{t(`fit_${fits}`)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );

  function own({ fixed, lowest, highest }: ImportSum): string {
    const floats = lowest === 0 && highest === 0 ? "" : `${showNumber(lowest)}～${showNumber(highest)}`;
    if (floats === "") return showNumber(fixed);
    return fixed === 0 ? floats : t("sumBoth", { fixed: showNumber(fixed), floats });
  }
}
