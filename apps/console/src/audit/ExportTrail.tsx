import { Button } from "@mui/material";
import { useListContext } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";

/** The entries that the filters leave, as a workbook; how many it holds at most is said beside. */
export function ExportTrail() {
  const t = useT();
  const locale = useAppLocale();
  const { filterValues } = useListContext();
  const query = new URLSearchParams({ locale, filter: JSON.stringify(filterValues) });
  return (
    <Button variant="outlined" href={`/api/audit.xlsx?${query}`} download title={t("audit.exportLimit")}>
      {t("audit.export")}
    </Button>
  );
}
