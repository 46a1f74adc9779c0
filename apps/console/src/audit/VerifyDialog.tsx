import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  LinearProgress,
  Stack,
  Typography,
} from "@mui/material";
import { useId } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import type { TrailCheck } from "../rpc/answers.ts";
import { errorText } from "../rpc/errors.ts";
import { instantText } from "../ui/dates.ts";
import { useVerification } from "./use-verification.ts";

/** Verifies as it opens: how far it is, then what was found. Closing it ends the verification. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const locale = useAppLocale();
  const id = useId();
  const { check, refusal, again } = useVerification();
  const isOver = check?.done === true || refusal !== undefined;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t("audit.verify.title")}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t("audit.verify.text")}</DialogContentText>
        <Stack role="status" spacing={1} sx={{ minHeight: 96 }}>
          {isOver ? null : <Progress check={check} />}
          {refusal === undefined ? null : <Alert severity="error">{errorText(refusal, locale)}</Alert>}
          {check?.done ? <Finding check={check} /> : null}
        </Stack>
      </DialogContent>
      <DialogActions>
        {isOver ? <Button onClick={again}>{t("audit.verify.again")}</Button> : null}
        <Button color="secondary" onClick={onClose}>
          {t("audit.verify.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Progress({ check }: { check: TrailCheck | undefined }) {
  const t = useT();
  const { entries = 0, seals = 0, total = 0 } = check ?? {};
  return (
    <>
      <Typography>{t("audit.verify.progress", { entries, seals, total })}</Typography>
      <LinearProgress
        variant={total === 0 ? "indeterminate" : "determinate"}
        aria-label={t("audit.verify.title")}
        value={total === 0 ? 0 : Math.min(100, (seals / total) * 100)}
      />
    </>
  );
}

function Finding({ check }: { check: TrailCheck }) {
  const t = useT();
  const locale = useAppLocale();
  const { entries, problems, doubts, head, unsealed = 0, overdue = 0 } = check;
  const notes = [
    head && t("audit.verify.until", { at: instantText(head.at, locale), number: head.number }),
    unsealed === 0 ? undefined : t("audit.verify.unsealed", { count: unsealed }),
  ].filter((note) => note !== undefined);
  return (
    <>
      {problems.length > 0 ? (
        <Found
          severity="error"
          title={t("audit.verify.broken", { count: problems.length })}
          findings={problems}
        />
      ) : (
        <Alert severity={head === undefined ? "info" : "success"}>
          {head === undefined ? t("audit.verify.none") : t("audit.verify.whole", { entries })}
        </Alert>
      )}
      {doubts.length > 0 ? (
        <Found
          severity="warning"
          title={t("audit.verify.doubts", { count: doubts.length })}
          findings={doubts}
        />
      ) : null}
      {overdue > 0 ? <Alert severity="warning">{t("audit.verify.overdue", { count: overdue })}</Alert> : null}
      <Typography variant="body2" color="textSecondary">
        {notes.join(locale === "zh" ? "" : " ")}
      </Typography>
    </>
  );
}

interface FoundProps {
  severity: "error" | "warning";
  title: string;
  findings: TrailCheck["problems"];
}

function Found({ severity, title, findings }: FoundProps) {
  const locale = useAppLocale();
  return (
    <Alert severity={severity}>
      {title}
      <ul style={{ margin: 0, paddingInlineStart: 20, overflowWrap: "anywhere" }}>
        {findings.map((one) => (
          <li key={one.en}>{one[locale]}</li>
        ))}
      </ul>
    </Alert>
  );
}
