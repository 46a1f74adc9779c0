import { useListContext } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { ExportButton } from "../ui/ExportButton.tsx";

/** The entries that the filters leave, as a workbook; how many it holds at most is said beside. */
export function ExportTrail() {
  const t = useT();
  const locale = useAppLocale();
  const { filterValues } = useListContext();
  const query = new URLSearchParams({ locale, filter: JSON.stringify(filterValues) });
  return (
    <ExportButton
      address={`/api/audit.xlsx?${query}`}
      title={t("audit.title")}
      label={t("audit.export")}
      hint={t("audit.exportLimit")}
    />
  );
}
