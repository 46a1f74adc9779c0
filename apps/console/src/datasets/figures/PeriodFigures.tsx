import type { Dataset, DatasetVersion } from "@duheng/contracts";
import { Box, Button, Chip, Link, Stack, Typography } from "@mui/material";
import { useState } from "react";
import { Link as RouterLink } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText, periodText } from "../../ui/dates.ts";
import { ExportButton } from "../../ui/ExportButton.tsx";
import { Section } from "../../ui/Section.tsx";
import { UseVersion } from "./UseVersion.tsx";
import { VersionRows } from "./VersionRows.tsx";

interface PeriodFiguresProps {
  readonly dataset: Dataset;
  readonly period: string;
  /** The latest first. */
  readonly versions: readonly DatasetVersion[];
  readonly canEdit: boolean;
}

/** What was brought in for a period: each version, which of them counts, and what it says. */
export function PeriodFigures({ dataset, period, versions, canEdit }: PeriodFiguresProps) {
  const t = useT();
  const locale = useAppLocale();
  const [shown, setShown] = useState<string>();
  const isShown = versions.find(({ id }) => id === shown);
  return (
    <Section title={periodText(period, locale)}>
      <Stack component="ul" spacing={1} sx={{ listStyle: "none", p: 0, m: 0 }}>
        {versions.map((version) => (
          <Stack
            key={version.id}
            component="li"
            direction="row"
            useFlexGap
            sx={{ gap: 1.5, alignItems: "center", flexWrap: "wrap" }}
          >
            <Typography sx={{ fontWeight: 600, minWidth: 64 }}>
              {t("datasets.figures.version", { number: version.number })}
            </Typography>
            <Chip
              size="small"
              variant={version.state === "current" ? "filled" : "outlined"}
              color={version.state === "current" ? "success" : "default"}
              label={t(`words.datasetVersion.${version.state}`)}
            />
            <Typography variant="body2" color="textSecondary" sx={{ flex: "1 1 260px" }}>
              {t("datasets.figures.rows", { count: version.rows })} · <Origin version={version} />
            </Typography>
            {version.state === "writing" ? null : (
              <Stack direction="row" spacing={1}>
                <Button
                  size="small"
                  aria-expanded={shown === version.id}
                  onClick={() => setShown(shown === version.id ? undefined : version.id)}
                >
                  {shown === version.id
                    ? t("datasets.figures.hide")
                    : t("datasets.figures.see", { number: version.number })}
                </Button>
                {canEdit && version.state === "former" ? <UseVersion version={version} /> : null}
              </Stack>
            )}
          </Stack>
        ))}
      </Stack>
      {isShown === undefined ? null : (
        <Box sx={{ mt: 2 }}>
          <Stack direction="row" sx={{ justifyContent: "flex-end", mb: 1 }}>
            <ExportButton
              address={`/api/datasets/versions/${isShown.id}.xlsx?locale=${locale}`}
              title={`${dataset.title} ${period}`}
              label={t("datasets.figures.download", { number: isShown.number })}
              hint={t("datasets.figures.download", { number: isShown.number })}
            />
          </Stack>
          <VersionRows key={isShown.id} dataset={dataset} version={isShown} />
        </Box>
      )}
    </Section>
  );
}

/** From which file, by whom and when; it leads to the import. */
function Origin({ version: { source, createdAt } }: { version: DatasetVersion }) {
  const t = useT();
  const locale = useAppLocale();
  const name =
    source.name ?? t(source.kind === "push" ? "datasets.figures.pushed" : "datasets.figures.pasted");
  const text = t("datasets.figures.from", { name, by: source.by, at: instantText(createdAt, locale) });
  return source.importId === undefined ? (
    text
  ) : (
    <Link component={RouterLink} to={`/imports/${source.importId}`} color="inherit">
      {text}
    </Link>
  );
}
