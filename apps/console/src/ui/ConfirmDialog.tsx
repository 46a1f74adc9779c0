import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from "@mui/material";
import { type ReactNode, useId } from "react";
import { useT } from "../i18n/use-t.ts";

interface ConfirmDialogProps {
  title: string;
  text?: ReactNode;
  confirm: string;
  isBusy?: boolean;
  isDisabled?: boolean;
  /** A wider dialog for one that holds tables. */
  maxWidth?: "sm" | "md";
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A question before something that is not easily undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    text,
    confirm,
    isBusy = false,
    isDisabled = false,
    maxWidth = "sm",
    onConfirm,
    onClose,
    children,
  } = props;
  const t = useT();
  const id = useId();
  return (
    <Dialog open onClose={onClose} maxWidth={maxWidth} fullWidth={maxWidth === "md"} aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        {text === undefined ? null : <DialogContentText component="div">{text}</DialogContentText>}
        {children}
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onClose}>
          {t("shell.action.cancel")}
        </Button>
        <Button variant="contained" onClick={onConfirm} loading={isBusy} disabled={isDisabled} autoFocus>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
