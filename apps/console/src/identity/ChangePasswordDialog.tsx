import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  TextField,
} from "@mui/material";
import { type FormEvent, useState } from "react";
import { useNotify } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { errorOf, errorText, fieldErrors } from "../rpc/errors.ts";

export default function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const [values, setValues] = useState({ current: "", next: "", repeat: "" });
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const differs = values.repeat !== "" && values.next !== values.repeat;
  const errors = refusal === undefined ? {} : fieldErrors(errorOf(refusal).problems ?? [], locale);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (values.next !== values.repeat) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await api.identity.changePassword.mutate({ current: values.current, next: values.next });
      notify(t("identity.changePassword.done"), { type: "success" });
      onClose();
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
  };
  const input = (name: keyof typeof values) => ({
    type: "password",
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
    required: true,
    fullWidth: true,
  });

  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby="change-password">
      <form onSubmit={save}>
        <DialogTitle id="change-password">{t("identity.changePassword.title")}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {refusal === undefined ? null : <Alert severity="error">{errorText(refusal, locale)}</Alert>}
            <TextField
              {...input("current")}
              label={t("identity.changePassword.current")}
              autoComplete="current-password"
              error={errors.current !== undefined}
              helperText={errors.current}
              autoFocus
            />
            <TextField
              {...input("next")}
              label={t("identity.changePassword.next")}
              autoComplete="new-password"
              error={errors.next !== undefined}
              helperText={errors.next ?? t("identity.changePassword.rule")}
              slotProps={{ htmlInput: { minLength: 10, maxLength: 200 } }}
            />
            <TextField
              {...input("repeat")}
              label={t("identity.changePassword.repeat")}
              autoComplete="new-password"
              error={differs}
              helperText={differs ? t("identity.changePassword.different") : undefined}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button color="secondary" onClick={onClose}>
            {t("shell.action.cancel")}
          </Button>
          <Button type="submit" variant="contained" loading={isBusy} disabled={differs}>
            {t("shell.action.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
