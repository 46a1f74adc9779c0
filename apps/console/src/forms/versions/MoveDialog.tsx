import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  LinearProgress,
  Typography,
} from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { errorText } from "../../rpc/errors.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import type { UnmovedPaper } from "./answers.ts";
import { MovePreviewView } from "./MovePreviewView.tsx";
import { versionQueries } from "./version-queries.ts";

interface MoveDialogProps {
  formId: string;
  version: number;
  cycle: { readonly id: string; readonly title: string };
  onClose: () => void;
}

type Progress =
  | { kind: "before" }
  | { kind: "moving"; done: number }
  | { kind: "done"; moved: number; unmoved: readonly UnmovedPaper[]; refusal?: unknown };

/** Moving a cycle's unsubmitted papers to a later version: what would be lost, then the act with its progress. */
export function MoveDialog({ formId, version, cycle, onClose }: MoveDialogProps) {
  const t = useT();
  const locale = useAppLocale();
  const id = useId();
  const queryClient = useQueryClient();
  const target = { formId, version, cycleId: cycle.id };
  const preview = useQuery(versionQueries.move(target));
  const [progress, setProgress] = useState<Progress>({ kind: "before" });
  const total = preview.data?.total ?? 0;

  const move = async () => {
    const unmoved: UnmovedPaper[] = [];
    let moved = 0;
    let after: string | null = null;
    setProgress({ kind: "moving", done: 0 });
    try {
      do {
        const step = after === null ? {} : { after };
        const answer = await api.forms.moveDrafts.mutate({ ...target, ...step });
        moved += answer.moved.length;
        unmoved.push(...answer.unmoved);
        after = answer.next;
        setProgress({ kind: "moving", done: moved + unmoved.length });
      } while (after !== null);
      setProgress({ kind: "done", moved, unmoved });
    } catch (refusal) {
      // What is moved stays moved; run again, it goes on.
      setProgress({ kind: "done", moved, unmoved, refusal });
    }
    await queryClient.invalidateQueries({ queryKey: ["forms", "versions", formId] });
    await queryClient.invalidateQueries({ queryKey: ["cycles"] });
  };

  const isMoving = progress.kind === "moving";
  const isOver = progress.kind === "done" && progress.refusal === undefined && progress.unmoved.length === 0;
  return (
    <Dialog open onClose={isMoving ? undefined : onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t("forms.versions.move.title", { version })}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>
          {t("forms.versions.move.text", { cycle: cycle.title })}
        </DialogContentText>
        {progress.kind === "before" ? (
          <QueryView query={preview}>{(data) => <MovePreviewView preview={data} />}</QueryView>
        ) : null}
        {progress.kind === "moving" ? (
          <div role="status">
            <Typography sx={{ mb: 1 }}>
              {t("forms.versions.move.progress", { done: progress.done, total })}
            </Typography>
            <LinearProgress
              variant="determinate"
              aria-label={t("forms.versions.move.title", { version })}
              value={total === 0 ? 0 : Math.min(100, (progress.done / total) * 100)}
            />
          </div>
        ) : null}
        {progress.kind === "done" ? (
          <div role="status">
            <Alert severity={isOver ? "success" : "info"}>
              {t("forms.versions.move.done", { count: progress.moved, version })}
            </Alert>
            {progress.refusal === undefined ? null : (
              <Alert severity="error" sx={{ mt: 1 }}>
                {errorText(progress.refusal, locale)}
              </Alert>
            )}
            {progress.unmoved.length === 0 ? null : (
              <>
                <Typography sx={{ mt: 2 }}>
                  {t("forms.versions.move.unmoved", { count: progress.unmoved.length })}
                </Typography>
                <ul>
                  {progress.unmoved.map(({ assessmentId, name, message }) => (
                    <li key={assessmentId}>
                      {t("shell.labelled", { label: name })}
                      {message[locale]}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onClose} disabled={isMoving}>
          {progress.kind === "done" ? t("forms.versions.move.close") : t("shell.action.cancel")}
        </Button>
        {isOver ? null : (
          <Button variant="contained" onClick={move} loading={isMoving} disabled={total === 0}>
            {progress.kind === "done" ? t("forms.versions.move.again") : t("forms.versions.move.confirm")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
