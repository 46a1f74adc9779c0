import { Chip, Link, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link as RouterLink, useSearchParams } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import type { ImportRecord } from "./answers.ts";
import { BringTable } from "./bring/BringTable.tsx";
import { kindIn, listOf } from "./kinds.ts";
import { importQueries } from "./queries.ts";

/** A table is brought here, and those that were are found again. */
export default function ImportsPage() {
  const t = useT();
  const [search] = useSearchParams();
  const kind = kindIn(search);
  const latest = useQuery(importQueries.latest(kind));
  return (
    <Page
      title={t(`imports.${kind}.title`)}
      subtitle={t("imports.hint")}
      crumbs={[{ to: listOf[kind], label: t(`imports.${kind}.records`) }]}
      maxWidth={960}
    >
      <Stack spacing={2}>
        <BringTable key={kind} kind={kind} />
        <Section title={t("imports.history.title")}>
          <QueryView query={latest}>
            {({ data }) =>
              data.length === 0 ? (
                <Typography color="textSecondary">{t("imports.history.empty")}</Typography>
              ) : (
                <Stack component="ul" spacing={1.25} sx={{ listStyle: "none", p: 0, m: 0 }}>
                  {data.map((one) => (
                    <HistoryRow key={one.id} of={one} />
                  ))}
                </Stack>
              )
            }
          </QueryView>
        </Section>
      </Stack>
    </Page>
  );
}

function HistoryRow({ of }: { of: ImportRecord }) {
  const t = useT();
  const locale = useAppLocale();
  const { source, counts, by, createdAt, state, id } = of;
  return (
    <Stack
      component="li"
      direction="row"
      useFlexGap
      sx={{ gap: 1.5, alignItems: "center", flexWrap: "wrap" }}
    >
      <Link component={RouterLink} to={`/imports/${id}`} sx={{ fontWeight: 600 }}>
        {source.name === "" ? t("imports.history.pasted") : source.name}
      </Link>
      <Chip size="small" variant="outlined" color={colors[state]} label={t(`imports.state.${state}`)} />
      <Typography variant="body2" color="textSecondary">
        {t("imports.history.summary", { new: counts.new, changed: counts.changed + counts.gone })} ·{" "}
        {t("imports.history.by", { name: by.name, at: instantText(createdAt, locale) })}
      </Typography>
    </Stack>
  );
}

const colors = {
  reading: "default",
  staged: "warning",
  committing: "info",
  committed: "success",
  undoing: "info",
  undone: "default",
} as const;
