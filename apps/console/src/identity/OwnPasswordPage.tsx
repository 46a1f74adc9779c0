import { Alert, Box, Button, Paper, Stack, TextField, Typography } from "@mui/material";
import { type FormEvent, useState } from "react";
import { useNotify } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api, session } from "../rpc/client.ts";
import { errorOf, errorText, fieldErrors } from "../rpc/errors.ts";
import { ProductMark } from "../ui/ProductMark.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import { forgetSlip, rememberedSlip } from "./slip-in-memory.ts";
import { useSession } from "./use-session.ts";
import { useSignOut } from "./use-sign-out.ts";

/** All that is shown to who signed in with a slip; with an own password, the page that was wanted is there. */
export default function OwnPasswordPage() {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const signOut = useSignOut();
  const current = useSession();
  const known = rememberedSlip();
  const [values, setValues] = useState({ current: known ?? "", next: "", repeat: "" });
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  usePageTitle(t("identity.ownPassword.title"));
  const differs = values.repeat !== "" && values.next !== values.repeat;
  const errors = refusal === undefined ? {} : fieldErrors(errorOf(refusal).problems ?? [], locale);
  const isAsked = known === undefined || errors.current !== undefined;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (values.next !== values.repeat) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await api.identity.changePassword.mutate({ current: values.current, next: values.next });
      forgetSlip();
      notify(t("identity.ownPassword.done"), { type: "success" });
      await session.load();
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
  };
  const input = (name: keyof typeof values) => ({
    type: "password",
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
    slotProps: {
      htmlInput: { required: true, maxLength: 200, ...(name === "next" ? { minLength: 10 } : {}) },
    },
    fullWidth: true,
    size: "medium" as const,
  });

  return (
    <Box
      component="main"
      sx={{
        minHeight: "100dvh",
        display: "grid",
        placeItems: "center",
        px: 2,
        py: 3,
        bgcolor: "background.default",
      }}
    >
      <Paper variant="outlined" sx={{ p: { xs: 3, sm: 4 }, width: "100%", maxWidth: 420 }}>
        <Stack component="form" spacing={2.5} onSubmit={save}>
          <Stack direction="row" spacing={1.5} sx={{ alignItems: "center" }}>
            <ProductMark size={36} />
            <Typography variant="body2" color="textSecondary">
              {current === undefined ? null : `${current.user.name} · ${current.tenant.name}`}
            </Typography>
          </Stack>
          <Typography variant="h1">{t("identity.ownPassword.title")}</Typography>
          <Typography color="textSecondary">{t("identity.ownPassword.text")}</Typography>
          {refusal === undefined ? null : <Alert severity="error">{errorText(refusal, locale)}</Alert>}
          {/* For who keeps passwords in the browser. */}
          <input type="text" hidden readOnly autoComplete="username" value={current?.user.username ?? ""} />
          {isAsked ? (
            <TextField
              {...input("current")}
              label={t("identity.ownPassword.slip")}
              autoComplete="current-password"
              error={errors.current !== undefined}
              helperText={errors.current}
              autoFocus
            />
          ) : null}
          <TextField
            {...input("next")}
            label={t("identity.ownPassword.next")}
            autoComplete="new-password"
            error={errors.next !== undefined}
            helperText={errors.next ?? t("identity.changePassword.rule")}
            autoFocus={!isAsked}
          />
          <TextField
            {...input("repeat")}
            label={t("identity.ownPassword.repeat")}
            autoComplete="new-password"
            error={differs}
            helperText={differs ? t("identity.changePassword.different") : undefined}
          />
          <Button type="submit" variant="contained" size="medium" loading={isBusy} disabled={differs}>
            {t("identity.ownPassword.confirm")}
          </Button>
          <Button color="secondary" onClick={() => void signOut()}>
            {t("identity.ownPassword.leave")}
          </Button>
        </Stack>
      </Paper>
    </Box>
  );
}
