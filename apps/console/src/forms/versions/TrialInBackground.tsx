import { Alert, Box, Button, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { JobProgressBar } from "../../jobs/JobProgressBar.tsx";
import { useJob } from "../../jobs/use-job.ts";
import type { TriedVersion } from "../../rpc/answers.ts";
import { api } from "../../rpc/client.ts";
import { instantText } from "../../ui/dates.ts";
import { useAction } from "../../ui/use-action.ts";
import { TrialOutcome } from "./TrialOutcome.tsx";
import { versionQueries } from "./version-queries.ts";

interface TrialInBackgroundProps {
  formId: string;
  revision: number;
  /** As it was answered last; what the job has found is in it once it is done. */
  tried: TriedVersion;
}

/**
 * More papers than one waits for: offered, then tried by a job with its progress. It goes on when the page is closed;
 * opened again, the same job is shown, or what came of it.
 */
export function TrialInBackground({ formId, revision, tried }: TrialInBackgroundProps) {
  const t = useT();
  const locale = useAppLocale();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const answered = tried.inBackground?.job;
  const { data: job = answered } = useJob(answered?.isOpen === undefined ? undefined : answered.id);
  const isNews = answered?.isOpen !== undefined && job?.isOpen === undefined;
  // Over, and what came of it is on its way: what is shown stays until it is there.
  const isOpen = job?.isOpen !== undefined || isNews;
  const isKnown = tried.summary.count > 0;

  const start = async () => {
    const wanted = await run(() => api.forms.tryVersion.mutate({ id: formId, revision }));
    if (wanted === undefined) return;
    queryClient.setQueryData(["jobs", "one", wanted.id], wanted);
    const begun: TriedVersion = { ...tried, inBackground: { job: wanted } };
    queryClient.setQueryData(versionQueries.trial(formId, revision).queryKey, begun);
  };
  const cancel = async (id: string) => {
    const cancelled = await run(() => api.jobs.cancel.mutate({ id }));
    if (cancelled !== undefined) queryClient.setQueryData(["jobs", "one", id], cancelled);
  };
  useEffect(() => {
    if (isNews)
      void queryClient.invalidateQueries({ queryKey: versionQueries.trial(formId, revision).queryKey });
  }, [isNews, queryClient, formId, revision]);

  if (job !== undefined && isOpen) {
    return (
      <Stack sx={{ gap: 1 }}>
        <Typography>
          {t("forms.versions.trial.running", { cycle: tried.cycle.title, count: tried.handedIn })}
        </Typography>
        <JobProgressBar job={job} label={t("forms.versions.trial.title")} />
        <Typography variant="body2" color="textSecondary">
          {t("forms.versions.trial.background")}
        </Typography>
        <Box>
          <Button
            size="small"
            color="secondary"
            loading={isBusy}
            disabled={isNews || job.cancelAskedAt !== undefined}
            onClick={() => void cancel(job.id)}
          >
            {t(job.cancelAskedAt === undefined ? "forms.versions.trial.cancel" : "jobs.ending")}
          </Button>
        </Box>
      </Stack>
    );
  }
  const why = job?.error?.message[locale];
  return (
    <Stack sx={{ gap: 1 }}>
      {isKnown ? (
        <TrialOutcome tried={tried} />
      ) : (
        <Typography>
          {t("forms.versions.trial.offer", { cycle: tried.cycle.title, count: tried.handedIn })}
        </Typography>
      )}
      {job?.state === "cancelled" ? (
        <Alert severity="info">{t("forms.versions.trial.cancelled")}</Alert>
      ) : null}
      {why === undefined ? null : <Alert severity="error">{why}</Alert>}
      <Stack direction="row" sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
        {isKnown && job?.endedAt !== undefined ? (
          <Typography variant="caption" color="textSecondary">
            {t("forms.versions.trial.triedAt", { at: instantText(job.endedAt, locale) })}
          </Typography>
        ) : null}
        <Button size="small" variant={isKnown ? "text" : "outlined"} loading={isBusy} onClick={start}>
          {job === undefined
            ? t("forms.versions.trial.start", { count: tried.handedIn })
            : t("forms.versions.trial.again")}
        </Button>
      </Stack>
    </Stack>
  );
}
