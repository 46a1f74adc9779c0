import { Box, Stack, Typography } from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import type { CycleProgress, ProgressRow } from "../rpc/answers.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Section } from "../ui/Section.tsx";
import { StateBar } from "./StateBar.tsx";

/** People by state: all together, by category, by department. */
export function ProgressBoard({ progress }: { progress: CycleProgress }) {
  const t = useT();
  if (progress.total === 0) return <EmptyState title={t("cycles.page.nobody")} />;
  return (
    <Stack spacing={2}>
      <Section title={t("cycles.page.progress")}>
        <Typography sx={{ mb: 1 }}>{t("cycles.page.total", { count: progress.total })}</Typography>
        <StateBar
          byState={progress.byState}
          total={progress.total}
          label={t("cycles.page.progress")}
          height={22}
          showLegend
        />
      </Section>
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "repeat(2, minmax(0, 1fr))" },
        }}
      >
        <Section title={t("cycles.page.byCategory")}>
          <Bars rows={progress.byCategory} />
        </Section>
        <Section title={t("cycles.page.byDepartment")}>
          <Bars rows={progress.byDepartment} />
        </Section>
      </Box>
    </Stack>
  );
}

function Bars({ rows }: { rows: readonly ProgressRow[] }) {
  const t = useT();
  const widest = Math.max(1, ...rows.map((row) => row.total));
  return (
    <Stack spacing={1.25}>
      {rows.map((row) => (
        <Box key={row.id}>
          <Stack direction="row" sx={{ justifyContent: "space-between", gap: 1, mb: 0.5 }}>
            <Typography variant="body2">{row.name}</Typography>
            <Typography variant="body2" color="textSecondary">
              {t("shell.people", { count: row.total })}
            </Typography>
          </Stack>
          <Box sx={{ width: `${(100 * row.total) / widest}%`, minWidth: 40 }}>
            <StateBar byState={row.byState} total={row.total} label={row.name} />
          </Box>
        </Box>
      ))}
    </Stack>
  );
}
