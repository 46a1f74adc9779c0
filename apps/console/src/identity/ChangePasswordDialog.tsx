import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from "@mui/material";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { PasswordFields } from "./PasswordFields.tsx";
import { usePasswordChange } from "./use-password-change.ts";

/** One's own password, changed by who knows the present one. */
export default function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const change = usePasswordChange("", () => {
    notify(t("identity.changePassword.done"), { type: "success" });
    onClose();
  });
  const labels = {
    current: t("identity.changePassword.current"),
    next: t("identity.changePassword.next"),
    repeat: t("identity.changePassword.repeat"),
  };

  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby="change-password">
      <form onSubmit={change.save}>
        <DialogTitle id="change-password">{t("identity.changePassword.title")}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            <PasswordFields change={change} labels={labels} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={onClose}>
            {t("shell.action.cancel")}
          </Button>
          <Button type="submit" variant="contained" loading={change.isBusy} disabled={change.differs}>
            {t("shell.action.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
