import { Alert, Box, Button, Paper, Stack, TextField, Typography } from "@mui/material";
import { type FormEvent, useState } from "react";
import { useNotify } from "react-admin";
import { useLocation, useNavigate } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { errorOf, errorText, fieldErrors } from "../rpc/errors.ts";
import { usePageTitle } from "../ui/use-page-title.ts";

const inputs = ["cityName", "name", "username", "password"] as const;

/** Where the one-time link of a new installation leads: the first administrator makes his account. */
export default function FirstAdministratorPage() {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  // In the fragment: it never leaves the browser but in the call that uses it.
  const token = new URLSearchParams(useLocation().hash.slice(1)).get("token") ?? "";
  const [values, setValues] = useState({ cityName: "", name: "", username: "", password: "" });
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  usePageTitle(t("identity.setup.title"));
  const errors = refusal === undefined ? {} : fieldErrors(errorOf(refusal).problems ?? [], locale);
  const labels = {
    cityName: t("identity.setup.cityName"),
    name: t("identity.setup.name"),
    username: t("identity.username"),
    password: t("identity.password"),
  };

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await api.identity.createFirstAdministrator.mutate({ token, ...values });
      notify(t("identity.setup.done"), { type: "success" });
      navigate("/login", { replace: true });
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
  };

  return (
    <Box component="main" sx={{ minHeight: "100dvh", display: "grid", placeItems: "center", px: 2 }}>
      <Paper variant="outlined" sx={{ p: 4, width: "100%", maxWidth: 420 }}>
        <Stack component="form" spacing={2} onSubmit={create}>
          <Typography variant="h1">{t("identity.setup.title")}</Typography>
          <Typography color="textSecondary">{t("identity.setup.hint")}</Typography>
          {token === "" ? <Alert severity="error">{t("identity.setup.noToken")}</Alert> : null}
          {refusal === undefined ? null : <Alert severity="error">{errorText(refusal, locale)}</Alert>}
          {inputs.map((name) => (
            <TextField
              key={name}
              label={labels[name]}
              type={name === "password" ? "password" : "text"}
              autoComplete={name === "password" ? "new-password" : name === "username" ? "username" : "off"}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              error={errors[name] !== undefined}
              helperText={
                errors[name] ?? (name === "password" ? t("identity.changePassword.rule") : undefined)
              }
              required
            />
          ))}
          <Button type="submit" variant="contained" loading={isBusy} disabled={token === ""}>
            {t("identity.setup.create")}
          </Button>
        </Stack>
      </Paper>
    </Box>
  );
}
