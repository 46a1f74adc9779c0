import type { Assessment } from "@duheng/contracts";
import type { DraftOutcome } from "@duheng/form-ui/fill";
import { Paper, TextField, Typography } from "@mui/material";
import { useEffect, useRef, useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { readBackup, writeBackup } from "./summary-backup.ts";

interface SummaryInputProps {
  assessment: Assessment;
  save: (summary: string) => Promise<DraftOutcome>;
  /** The person tried to submit without it. */
  isMissing: boolean;
  /** Told at first and at each change. */
  onText: (text: string) => void;
}

type Standing = "clean" | "dirty" | "saving" | "failed";

/** 个人小结: saved a moment after typing stops, and kept in the browser until it is. */
export function SummaryInput({ assessment, save, isMissing, onText }: SummaryInputProps) {
  const t = useT();
  const [text, setText] = useState(() => readBackup(assessment) ?? assessment.summary ?? "");
  const [standing, setStanding] = useState<Standing>(() =>
    readBackup(assessment) === undefined ? "clean" : "dirty",
  );
  const latest = useRef(text);
  const input = useRef<HTMLTextAreaElement>(null);
  const tell = useRef(onText);
  latest.current = text;
  tell.current = onText;

  useEffect(() => tell.current(text), [text]);
  useEffect(() => {
    if (isMissing) input.current?.focus();
  }, [isMissing]);

  useEffect(() => {
    if (standing !== "dirty") return;
    const timer = setTimeout(async () => {
      setStanding("saving");
      const sent = text;
      const isSaved = await save(sent).then(
        (outcome) => outcome.kind === "saved",
        () => false,
      );
      if (latest.current !== sent) setStanding("dirty");
      else if (isSaved) {
        writeBackup(assessment, undefined);
        setStanding("clean");
      } else setStanding("failed");
    }, 700);
    return () => clearTimeout(timer);
  }, [assessment, save, standing, text]);

  useEffect(() => {
    if (standing !== "failed") return;
    const timer = setTimeout(() => setStanding("dirty"), 10_000);
    return () => clearTimeout(timer);
  }, [standing]);

  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <TextField
        label={t("assessments.fill.summary")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          writeBackup(assessment, event.target.value);
          if (standing !== "saving") setStanding("dirty");
        }}
        multiline
        minRows={3}
        maxRows={12}
        fullWidth
        error={isMissing}
        helperText={t(isMissing ? "assessments.fill.summaryMissing" : "assessments.fill.summaryHint")}
        inputRef={input}
        slotProps={{ htmlInput: { maxLength: 20000 } }}
      />
      <Typography variant="caption" color={standing === "failed" ? "error" : "textSecondary"} role="status">
        {text === "" && standing === "clean" ? " " : t(`shell.saving.${standing}`)}
      </Typography>
    </Paper>
  );
}
