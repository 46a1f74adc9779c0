import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Typography,
} from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { JobProgressBar } from "../../jobs/JobProgressBar.tsx";
import { useJob } from "../../jobs/use-job.ts";
import { api } from "../../rpc/client.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { useAction } from "../../ui/use-action.ts";
import { isUnfinished, MoveOutcome } from "./MoveOutcome.tsx";
import { MovePreviewView } from "./MovePreviewView.tsx";
import { versionQueries } from "./version-queries.ts";

interface MoveDialogProps {
  formId: string;
  version: number;
  cycle: { readonly id: string; readonly title: string };
  onClose: () => void;
}

/**
 * Moving a cycle's unsubmitted papers to a later version: what would be lost, then the job with its progress. It goes
 * on when the dialog is closed; opened again, it shows the same job.
 */
export function MoveDialog({ formId, version, cycle, onClose }: MoveDialogProps) {
  const t = useT();
  const id = useId();
  const queryClient = useQueryClient();
  const target = { formId, version, cycleId: cycle.id };
  const preview = useQuery(versionQueries.move(target));
  const { run, isBusy } = useAction();
  const [jobId, setJobId] = useState<string>();
  const { data: job } = useJob(jobId);
  const total = preview.data?.total ?? 0;

  const move = async () => {
    const wanted = await run(() => api.forms.moveDrafts.mutate(target));
    if (wanted === undefined) return;
    queryClient.setQueryData(["jobs", "one", wanted.id], wanted);
    setJobId(wanted.id);
  };
  const isOver = job !== undefined && job.isOpen === undefined;
  useEffect(() => {
    if (!isOver) return;
    void queryClient.invalidateQueries({ queryKey: ["forms", "versions", formId] });
    void queryClient.invalidateQueries({ queryKey: ["cycles"] });
  }, [isOver, formId, queryClient]);

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t("forms.versions.move.title", { version })}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>
          {t("forms.versions.move.text", { cycle: cycle.title })}
        </DialogContentText>
        {job === undefined ? (
          <QueryView query={preview}>{(data) => <MovePreviewView preview={data} />}</QueryView>
        ) : (
          <div role="status">
            {isOver ? (
              <MoveOutcome job={job} version={version} />
            ) : (
              <>
                <JobProgressBar job={job} label={t("forms.versions.move.title", { version })} />
                <Typography sx={{ mt: 1 }} color="textSecondary">
                  {t("forms.versions.move.background")}
                </Typography>
              </>
            )}
          </div>
        )}
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onClose}>
          {job === undefined ? t("shell.action.cancel") : t("forms.versions.move.close")}
        </Button>
        {job === undefined || (isOver && isUnfinished(job)) ? (
          <Button variant="contained" onClick={move} loading={isBusy} disabled={total === 0}>
            {job === undefined ? t("forms.versions.move.confirm") : t("forms.versions.move.again")}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}
