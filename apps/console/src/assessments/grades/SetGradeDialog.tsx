import type { Grade, RankingRow } from "@duheng/contracts";
import {
  Alert,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  Stack,
  TextField,
  Typography,
} from "@mui/material";
import { useState } from "react";
import { useNotify } from "react-admin";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { errorText } from "../../rpc/errors.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { scoreText } from "../../ui/dates.ts";
import { needsReason } from "./standing.ts";

const grades: readonly Grade[] = ["good", "fair", "average", "poor"];

interface SetGradeDialogProps {
  row: RankingRow;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** One person's grade: the server alone decides whether it fits the quota, and its refusal is shown here. */
export function SetGradeDialog({ row, onClose, onDone }: SetGradeDialogProps) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const draft = useDraft(`grade/${row.assessmentId}`, { grade: row.grade ?? row.proposed ?? "", reason: "" });
  const { reason } = draft.value;
  const grade = grades.find((one) => one === draft.value.grade);
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const isReasonMissing = grade !== undefined && needsReason(row, grade) && reason.trim() === "";

  const save = async () => {
    if (grade === undefined || isReasonMissing || draft.contests.length > 0) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      const given = reason.trim() === "" ? {} : { reason: reason.trim() };
      await api.assessments.setGrade.mutate({
        id: row.assessmentId,
        revision: row.revision,
        grade,
        ...given,
      });
      draft.done();
      notify(t("assessments.grades.done"), { type: "success" });
      onClose();
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
    await onDone();
  };

  return (
    <ConfirmDialog
      title={t("assessments.grades.setFor", { name: row.name })}
      confirm={t("shell.action.confirm")}
      isBusy={isBusy}
      isDisabled={grade === undefined || isReasonMissing || draft.contests.length > 0}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack spacing={2}>
        <DraftNote
          draft={draft}
          words={{
            name: ([part]) => t(part === "grade" ? "assessments.grades.grade" : "assessments.grades.reason"),
            text: (_path, value) => {
              const told = grades.find((one) => one === value);
              return told && t(`words.grade.${told}`);
            },
          }}
        />
        <Typography color="textSecondary">
          {t("assessments.grades.score")} {scoreText(row.score)}
          {row.score !== null && row.provisional ? t("assessments.grades.provisionalAside") : ""} ·{" "}
          {t("assessments.grades.proposed")}{" "}
          {row.pending || row.proposed === undefined
            ? t("assessments.grades.pending")
            : t(`words.grade.${row.proposed}`)}
        </Typography>
        {refusal === undefined ? null : <Alert severity="error">{errorText(refusal, locale)}</Alert>}
        <FormControl>
          <FormLabel id="grade-label">{t("assessments.grades.grade")}</FormLabel>
          <RadioGroup row aria-labelledby="grade-label" value={grade ?? ""}>
            {grades.map((one) => (
              <FormControlLabel
                key={one}
                value={one}
                control={<Radio />}
                label={t(`words.grade.${one}`)}
                onChange={() => draft.change({ grade: one })}
              />
            ))}
          </RadioGroup>
        </FormControl>
        <TextField
          label={t("assessments.grades.reason")}
          value={reason}
          onChange={(event) => draft.change({ reason: event.target.value })}
          multiline
          minRows={2}
          error={isReasonMissing}
          helperText={
            isReasonMissing ? t("assessments.grades.reasonRequired") : t("assessments.grades.reasonHint")
          }
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      </Stack>
    </ConfirmDialog>
  );
}
