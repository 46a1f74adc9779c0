import type { Cycle } from "@duheng/contracts";
import { Box, Button, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { cycleQueries } from "../cycles/queries.ts";
import { StateBar } from "../cycles/StateBar.tsx";
import { useT } from "../i18n/use-t.ts";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { HomeCard } from "./HomeCard.tsx";
import { SetupSteps } from "./SetupSteps.tsx";

/** The cycles that run, with how far they are; where none does, the way to the next one. */
export default function CyclesCard({ canGrade, canStart }: { canGrade: boolean; canStart: boolean }) {
  const t = useT();
  const query = useQuery(cycleQueries.list(true));
  return (
    <HomeCard
      title={t("home.cycles.title")}
      action={
        canStart ? (
          <Button component={Link} to="/cycles/start" variant="outlined">
            {t("home.cycles.start")}
          </Button>
        ) : undefined
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={1} height={72} />}>
        {({ data }) =>
          data.length === 0 ? (
            <Stack spacing={1.5}>
              <Typography color="textSecondary">{t("home.cycles.none")}</Typography>
              {canStart ? <SetupSteps /> : null}
            </Stack>
          ) : (
            <Stack spacing={2}>
              {data.map((cycle) => (
                <RunningCycle key={cycle.id} cycle={cycle} canGrade={canGrade} />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </HomeCard>
  );
}

function RunningCycle({ cycle, canGrade }: { cycle: Cycle; canGrade: boolean }) {
  const t = useT();
  const progress = useQuery(cycleQueries.progress(cycle.id));
  return (
    <Box component="article">
      <Stack
        direction="row"
        useFlexGap
        sx={{ alignItems: "center", justifyContent: "space-between", gap: 1, flexWrap: "wrap" }}
      >
        <Box>
          <Typography sx={{ fontWeight: 600 }}>{cycle.title}</Typography>
          <Typography variant="body2" color="textSecondary">
            {t(`words.cycleState.${cycle.state}`)} · {cycle.startsOn} – {cycle.endsOn}
          </Typography>
        </Box>
        <Stack direction="row" spacing={1}>
          {canGrade ? (
            <Button component={Link} to={`/grades?cycle=${cycle.id}`} variant="outlined">
              {t("home.grades.open")}
            </Button>
          ) : null}
          <Button component={Link} to={`/cycles/${cycle.id}`} variant="outlined">
            {t("home.cycles.open")}
          </Button>
        </Stack>
      </Stack>
      <Box sx={{ mt: 1, minHeight: 44 }}>
        {progress.data === undefined ? null : (
          <StateBar
            byState={progress.data.byState}
            total={progress.data.total}
            label={cycle.title}
            showLegend
          />
        )}
      </Box>
    </Box>
  );
}
