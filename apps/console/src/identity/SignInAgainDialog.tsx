import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from "@mui/material";
import { useSyncExternalStore } from "react";
import { useT } from "../i18n/use-t.ts";
import type { Session } from "../rpc/answers.ts";
import { api, sessionGate, session as sessionStore } from "../rpc/client.ts";
import { SignInForm } from "./SignInForm.tsx";
import { useSession } from "./use-session.ts";
import { useSignOut } from "./use-sign-out.ts";

/**
 * Opens over whatever page is shown when the server says that the session has ended. After signing in again the
 * held calls go out once more; another person's sign-in reloads the page, so that nothing is sent in his name.
 */
export function SignInAgainDialog() {
  const t = useT();
  const current = useSession();
  const signOut = useSignOut();
  const isOpen = useSyncExternalStore(sessionGate.subscribe, sessionGate.isClosed);
  if (!isOpen || current === undefined) return null;

  const goOn = async (next: Session) => {
    if (next.user.id !== current.user.id) {
      sessionGate.abandon();
      window.location.assign("/");
      return;
    }
    if (next.tenant.id !== current.tenant.id) {
      await api.identity.switchTenant.mutate({ tenantId: current.tenant.id });
      await sessionStore.load();
    }
    sessionGate.open();
  };

  return (
    <Dialog open maxWidth="xs" aria-labelledby="sign-in-again">
      <DialogTitle id="sign-in-again">{t("identity.signInAgain.title")}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t("identity.signInAgain.hint")}</DialogContentText>
        <SignInForm username={current.user.username} onSignedIn={goOn} />
      </DialogContent>
      <DialogActions>
        <Button
          color="secondary"
          onClick={() => {
            sessionGate.abandon();
            void signOut();
          }}
        >
          {t("identity.signInAgain.leave")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
