import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from "@mui/material";
import { useId } from "react";
import { useT } from "../i18n/use-t.ts";
import { CopyText } from "./CopyText.tsx";
import { Examples } from "./Examples.tsx";
import type { MadeToken } from "./MakeTokenDialog.tsx";

/** The token this once, and what to do with it. Closed by its button alone: what is gone here is gone. */
export function MadeTokenDialog({
  made,
  onClose,
}: {
  readonly made: MadeToken;
  readonly onClose: () => void;
}) {
  const t = useT();
  const id = useId();
  const { name, text, datasetIds } = made;
  return (
    <Dialog open maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t("accessTokens.made.title", { name })}</DialogTitle>
      <DialogContent>
        <Stack spacing={2.5}>
          <Alert severity="warning">{t("accessTokens.made.once")}</Alert>
          <CopyText label={t("accessTokens.made.token")} text={text} copy={t("accessTokens.made.copy")} />
          <Typography variant="h3">{t("accessTokens.examples.title")}</Typography>
          <Examples datasetIds={datasetIds} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t("accessTokens.made.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
