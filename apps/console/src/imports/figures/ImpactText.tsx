import type { DatasetImpact } from "@duheng/contracts";
import { Alert, Stack } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { listText } from "../../ui/list-text.ts";

/** What figures would change of results. */
export function ImpactText({ impact: { settled, open } }: { impact: DatasetImpact }) {
  const t = useT();
  const locale = useAppLocale();
  if (settled.length === 0 && open === 0) return <Alert severity="info">{t("imports.impact.none")}</Alert>;
  return (
    <Stack spacing={1}>
      {settled.map(({ cycleId, title, people, names }) => (
        <Alert key={cycleId} severity="warning">
          {t("imports.impact.settled", {
            cycle: title,
            count: people,
            names: `${listText(names, locale)}${people > names.length ? ` ${t("imports.impact.more")}` : ""}`,
          })}
        </Alert>
      ))}
      {open === 0 ? null : <Alert severity="info">{t("imports.impact.open", { count: open })}</Alert>}
    </Stack>
  );
}
