import { FormControlLabel, Radio, RadioGroup, Stack, Switch, TextField } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { todayIn } from "../../ui/dates.ts";
import { Section } from "../../ui/Section.tsx";
import type { ImportRecord } from "../answers.ts";
import { useImportChange } from "../use-import-change.ts";

/** What an empty cell means, and whether whoever is not in the table is gone. */
export function OptionsSection({ of }: { of: ImportRecord }) {
  const t = useT();
  const { change, isBusy } = useImportChange();
  const { id, revision, blanksClear, isComplete, goneOn } = of;
  const [day, setDay] = useState(goneOn ?? todayIn());
  const map = (next: { blanksClear?: boolean; isComplete?: boolean; goneOn?: string }) =>
    void change(id, () => api.imports.map.mutate({ id, revision, ...next }));
  return (
    <Section title={t("imports.options.title")}>
      <RadioGroup
        row
        aria-label={t("imports.options.title")}
        value={blanksClear ? "clear" : "keep"}
        onChange={(event) => map({ blanksClear: event.target.value === "clear" })}
      >
        <FormControlLabel
          value="keep"
          disabled={isBusy}
          control={<Radio size="small" />}
          label={t("imports.options.blanksKeep")}
        />
        <FormControlLabel
          value="clear"
          disabled={isBusy}
          control={<Radio size="small" />}
          label={t("imports.options.blanksClear")}
        />
      </RadioGroup>
      {of.kind === "datasets" ? (
        <FormControlLabel
          disabled={isBusy}
          control={
            <Switch
              size="small"
              checked={isComplete}
              onChange={(event) => map({ isComplete: event.target.checked })}
            />
          }
          label={t("imports.datasets.complete")}
          sx={{ ml: 0, mt: 1 }}
        />
      ) : null}
      {of.kind === "staff" ? (
        <Stack direction="row" useFlexGap sx={{ gap: 2, alignItems: "center", flexWrap: "wrap", mt: 1 }}>
          <FormControlLabel
            disabled={isBusy}
            control={
              <Switch
                size="small"
                checked={isComplete}
                onChange={(event) =>
                  map(
                    event.target.checked
                      ? { isComplete: true, ...(day === "" ? {} : { goneOn: day }) }
                      : { isComplete: false },
                  )
                }
              />
            }
            label={t("imports.options.complete")}
            sx={{ ml: 0 }}
          />
          {isComplete ? (
            <TextField
              type="date"
              size="small"
              label={t("imports.options.goneOn")}
              value={day}
              disabled={isBusy}
              onChange={(event) => setDay(event.target.value)}
              onBlur={() => {
                // An empty day is none: what is kept is shown.
                if (day === "") setDay(goneOn ?? todayIn());
                else if (day !== goneOn) map({ goneOn: day });
              }}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ) : null}
        </Stack>
      ) : null}
    </Section>
  );
}
