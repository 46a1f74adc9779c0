import { MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { QueryView } from "../ui/QueryView.tsx";
import { CopyText } from "./CopyText.tsx";
import { type ExampleLanguage, exampleLanguages, exampleOf } from "./examples.ts";
import { accessTokenQueries } from "./queries.ts";

/** Programs that push to a chosen dataset, with its address, key and columns. */
export function Examples({ datasetIds }: { readonly datasetIds?: readonly string[] | undefined }) {
  const t = useT();
  const query = useQuery(accessTokenQueries.datasets());
  const [chosen, setChosen] = useState("");
  const [period, setPeriod] = useState(() => periodOf(new Date()));
  const [language, setLanguage] = useState<ExampleLanguage>("curl");
  return (
    <Stack spacing={2}>
      <Typography variant="body2" color="textSecondary">
        {t("accessTokens.examples.hint")}
      </Typography>
      <QueryView query={query}>
        {(all) => {
          const offered = all.filter(({ id }) => datasetIds === undefined || datasetIds.includes(id));
          const dataset = offered.find(({ id }) => id === chosen) ?? offered[0];
          if (dataset === undefined) return <Typography>{t("accessTokens.examples.none")}</Typography>;
          return (
            <Stack spacing={2}>
              <Stack direction="row" useFlexGap sx={{ gap: 1.5, flexWrap: "wrap", alignItems: "center" }}>
                <TextField
                  select
                  label={t("accessTokens.examples.dataset")}
                  value={dataset.id}
                  onChange={(event) => setChosen(event.target.value)}
                  sx={{ minWidth: 200 }}
                >
                  {offered.map(({ id, title }) => (
                    <MenuItem key={id} value={id}>
                      {title}
                    </MenuItem>
                  ))}
                </TextField>
                <TextField
                  label={t("accessTokens.examples.period")}
                  value={period}
                  onChange={(event) => setPeriod(event.target.value.trim())}
                  sx={{ width: 130 }}
                  slotProps={{ htmlInput: { maxLength: 7 } }}
                />
                <ToggleButtonGroup
                  exclusive
                  size="small"
                  value={language}
                  aria-label={t("accessTokens.examples.language")}
                  onChange={(_event, next: ExampleLanguage | null) => setLanguage(next ?? language)}
                >
                  {exampleLanguages.map((one) => (
                    <ToggleButton key={one} value={one} sx={{ textTransform: "none" }}>
                      {one}
                    </ToggleButton>
                  ))}
                </ToggleButtonGroup>
              </Stack>
              <CopyText
                isLong
                label={language}
                text={exampleOf(language, { origin: window.location.origin, dataset, period })}
                copy={t("accessTokens.examples.copy")}
              />
            </Stack>
          );
        }}
      </QueryView>
    </Stack>
  );
}

function periodOf(day: Date): string {
  return `${day.getFullYear()}-Q${Math.floor(day.getMonth() / 3) + 1}`;
}
