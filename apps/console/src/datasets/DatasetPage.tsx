import type { Dataset, DatasetVersion } from "@duheng/contracts";
import { Button, Chip, Stack, Typography } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { RetireButton } from "../ui/RetireButton.tsx";
import { Section } from "../ui/Section.tsx";
import { BringFigures } from "./figures/BringFigures.tsx";
import { PeriodFigures } from "./figures/PeriodFigures.tsx";
import { datasetQueries } from "./queries.ts";

/** A dataset with what was brought in, period by period. */
export default function DatasetPage() {
  const t = useT();
  const { id = "" } = useParams();
  const query = useQuery(datasetQueries.one(id));
  const versions = useQuery(datasetQueries.versions(id));
  const queryClient = useQueryClient();
  const canEdit = useAllowed()("editDatasets");
  const dataset = query.data;
  return (
    <Page
      title={dataset?.title ?? t("datasets.title")}
      crumbs={[{ to: "/datasets", label: t("datasets.title") }]}
      subtitle={dataset === undefined ? " " : <About dataset={dataset} />}
      actions={
        dataset === undefined || !canEdit ? undefined : (
          <>
            <RetireButton
              record={dataset}
              retire={(asked) => api.datasets.retire.mutate(asked)}
              restore={(asked) => api.datasets.restore.mutate(asked)}
              onDone={() => void queryClient.invalidateQueries({ queryKey: ["datasets"] })}
            />
            <Button component={Link} to={`/datasets/${id}/edit`} variant="outlined">
              {t("datasets.edit")}
            </Button>
          </>
        )
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={6} />}>
        {(one) => (
          <Stack spacing={2}>
            {canEdit && one.state === "active" ? <BringFigures dataset={one} /> : null}
            <QueryView query={versions} skeleton={<SkeletonLines count={3} />}>
              {(all) => <Figures dataset={one} versions={all} canEdit={canEdit} />}
            </QueryView>
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

function About({ dataset }: { dataset: Dataset }) {
  const t = useT();
  const { key, subject, columns, state } = dataset;
  const shown = columns.slice(0, 6).map(({ title }) => title);
  return (
    <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
      <Typography component="code" sx={{ fontFamily: "monospace" }}>
        data.{key}
      </Typography>
      <span>
        {t(`words.datasetSubject.${subject}`)} · {shown.join("、")}
        {columns.length > shown.length ? ` … ${columns.length}` : ""}
      </span>
      {state === "retired" ? <Chip size="small" label={t("datasets.retired")} /> : null}
    </Stack>
  );
}

interface FiguresProps {
  readonly dataset: Dataset;
  readonly versions: readonly DatasetVersion[];
  readonly canEdit: boolean;
}

function Figures({ dataset, versions, canEdit }: FiguresProps) {
  const t = useT();
  const periods = [...new Set(versions.map(({ period }) => period))];
  if (periods.length === 0)
    return (
      <Section title={t("datasets.figures.title")}>
        <EmptyState
          title={t("datasets.figures.none")}
          hint={canEdit ? t("datasets.figures.noneHint") : undefined}
        />
      </Section>
    );
  return periods.map((period) => (
    <PeriodFigures
      key={period}
      dataset={dataset}
      period={period}
      versions={versions.filter((one) => one.period === period)}
      canEdit={canEdit}
    />
  ));
}
