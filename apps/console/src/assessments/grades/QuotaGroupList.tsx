import LeaderboardOutlined from "@mui/icons-material/LeaderboardOutlined";
import { MenuItem, Stack, TextField } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { cycleQueries } from "../../cycles/queries.ts";
import { useT } from "../../i18n/use-t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { QuotaGroupTable } from "./QuotaGroupTable.tsx";

/** The quota groups of one cycle: the main leader's way to the rankings. */
export default function QuotaGroupList() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const cycles = useQuery(cycleQueries.list(false));
  return (
    <Page title={t("assessments.grades.title")} maxWidth={960}>
      <QueryView query={cycles}>
        {({ data }) => {
          const chosen = data.find((cycle) => cycle.id === params.get("cycle")) ?? data[0];
          if (chosen === undefined) {
            return (
              <EmptyState
                icon={<LeaderboardOutlined />}
                title={t("assessments.grades.noCycle")}
                hint={t("assessments.grades.noCycleHint")}
              />
            );
          }
          return (
            <Stack spacing={2}>
              <TextField
                select
                label={t("assessments.grades.cycle")}
                value={chosen.id}
                onChange={(event) => setParams({ cycle: event.target.value }, { replace: true })}
                sx={{ maxWidth: 420 }}
              >
                {data.map((cycle) => (
                  <MenuItem key={cycle.id} value={cycle.id}>
                    {cycle.title}（{t(`words.cycleState.${cycle.state}`)}）
                  </MenuItem>
                ))}
              </TextField>
              <QuotaGroupTable cycleId={chosen.id} />
            </Stack>
          );
        }}
      </QueryView>
    </Page>
  );
}
