import type { Dataset } from "@duheng/contracts";
import { MenuItem, Stack, TextField } from "@mui/material";
import { useState } from "react";
import { periodsAround } from "../../cycles/periods.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { BringTable } from "../../imports/bring/BringTable.tsx";
import { periodText, todayIn } from "../../ui/dates.ts";

/** From a period and a table to the preview of its import. */
export function BringFigures({ dataset }: { dataset: Dataset }) {
  const t = useT();
  const locale = useAppLocale();
  const today = todayIn(useSession()?.tenant.timeZone);
  const quarters = periodsAround("quarter", today);
  const all = (["quarter", "month", "year"] as const).flatMap((frequency) =>
    [...periodsAround(frequency, today)].sort(),
  );
  const [period, setPeriod] = useState(quarters[0] ?? all[0] ?? "");
  return (
    <BringTable
      kind="datasets"
      dataset={{ id: dataset.id, period }}
      named={dataset.title}
      before={
        <Stack direction="row" sx={{ pt: 1, mb: 1.5 }}>
          <TextField
            select
            size="small"
            label={t("datasets.figures.period")}
            value={period}
            onChange={(event) => setPeriod(event.target.value)}
            sx={{ minWidth: 200 }}
          >
            {all.map((one) => (
              <MenuItem key={one} value={one}>
                {periodText(one, locale)}
              </MenuItem>
            ))}
          </TextField>
        </Stack>
      }
    />
  );
}
