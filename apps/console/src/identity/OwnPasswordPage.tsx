import { Box, Button, Paper, Stack, Typography } from "@mui/material";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { session } from "../rpc/client.ts";
import { ProductMark } from "../ui/ProductMark.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import { PasswordFields } from "./PasswordFields.tsx";
import { forgetSlip, rememberedSlip } from "./slip-in-memory.ts";
import { usePasswordChange } from "./use-password-change.ts";
import { useSession } from "./use-session.ts";
import { useSignOut } from "./use-sign-out.ts";

/** All that is shown to who signed in with a slip; with an own password, the page that was wanted is there. */
export default function OwnPasswordPage() {
  const t = useT();
  const notify = useNotify();
  const signOut = useSignOut();
  const current = useSession();
  const known = rememberedSlip();
  const change = usePasswordChange(known ?? "", async () => {
    forgetSlip();
    notify(t("identity.ownPassword.done"), { type: "success" });
    await session.load();
  });
  usePageTitle(t("identity.ownPassword.title"));
  const labels = {
    current: t("identity.ownPassword.slip"),
    next: t("identity.ownPassword.next"),
    repeat: t("identity.ownPassword.repeat"),
  };

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
        <Stack component="form" spacing={2.5} onSubmit={change.save}>
          <Stack direction="row" spacing={1.5} sx={{ alignItems: "center" }}>
            <ProductMark size={36} />
            <Typography variant="body2" color="textSecondary">
              {current === undefined ? null : `${current.user.name} · ${current.tenant.name}`}
            </Typography>
          </Stack>
          <Typography variant="h1">{t("identity.ownPassword.title")}</Typography>
          <Typography color="textSecondary">{t("identity.ownPassword.text")}</Typography>
          {/* For who keeps passwords in the browser. */}
          <input type="text" hidden readOnly autoComplete="username" value={current?.user.username ?? ""} />
          <PasswordFields change={change} labels={labels} asksCurrent={known === undefined} size="medium" />
          <Button
            type="submit"
            variant="contained"
            size="medium"
            loading={change.isBusy}
            disabled={change.differs}
          >
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
