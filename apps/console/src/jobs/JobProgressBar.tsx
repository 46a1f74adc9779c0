import type { Job } from "@duheng/contracts";
import { Box, LinearProgress, Typography } from "@mui/material";
import { useT } from "../i18n/use-t.ts";

/** How far a job is, as a bar with its numbers; while its total is not known, a bar that only moves. */
export function JobProgressBar({ job, label }: { job: Pick<Job, "progress" | "state">; label: string }) {
  const t = useT();
  const { done, total } = job.progress;
  const isCounted = total > 0;
  const isMoving = job.state === "waiting" || job.state === "running";
  return (
    <Box sx={{ minWidth: 140 }}>
      <LinearProgress
        variant={isCounted || !isMoving ? "determinate" : "indeterminate"}
        aria-label={label}
        value={isCounted ? Math.min(100, (done / total) * 100) : job.state === "done" ? 100 : 0}
      />
      <Typography variant="caption" color="textSecondary">
        {isCounted ? t("jobs.counted", { done, total }) : isMoving ? t("jobs.notCounted") : "—"}
      </Typography>
    </Box>
  );
}
