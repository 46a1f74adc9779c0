import type { Job, MovedDrafts } from "@duheng/contracts";
import { Alert, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";

/** What came of a move that is over: how many were moved, why it ended early, and who stayed as they were. */
export function MoveOutcome({ job, version }: { job: Job; version: number }) {
  const t = useT();
  const locale = useAppLocale();
  const { moved, unmoved, unmovedCount } = outcomeOf(job);
  return (
    <>
      <Alert severity={isUnfinished(job) ? "info" : "success"}>
        {t("forms.versions.move.done", { count: moved, version })}
      </Alert>
      {job.state === "cancelled" ? (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t("forms.versions.move.cancelled")}
        </Alert>
      ) : null}
      {job.error === undefined ? null : (
        <Alert severity="error" sx={{ mt: 1 }}>
          {job.error.message[locale]}
        </Alert>
      )}
      {unmovedCount === 0 ? null : (
        <>
          <Typography sx={{ mt: 2 }}>{t("forms.versions.move.unmoved", { count: unmovedCount })}</Typography>
          <ul>
            {unmoved.map(({ assessmentId, name, message }) => (
              <li key={assessmentId}>
                {t("shell.labelled", { label: name })}
                {message[locale]}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Whether there is reason to try again. */
export function isUnfinished(job: Job): boolean {
  return job.state !== "done" || outcomeOf(job).unmovedCount > 0;
}

/** Of a job that ended early, what it had noted by then. */
function outcomeOf({ result, stage }: Job): Omit<MovedDrafts, "withLosses"> {
  const { moved, unmoved, unmovedCount }: Partial<Record<keyof MovedDrafts, unknown>> = result ?? stage ?? {};
  return {
    moved: typeof moved === "number" ? moved : 0,
    unmoved: Array.isArray(unmoved) ? unmoved : [],
    unmovedCount: typeof unmovedCount === "number" ? unmovedCount : 0,
  };
}
