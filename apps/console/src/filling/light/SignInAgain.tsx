import { useMessages } from "@duheng/form-ui/fill";
import { useEffect, useId, useRef, useSyncExternalStore } from "react";
import type { Session } from "../../rpc/answers.ts";
import { api, session, sessionGate } from "../../rpc/client.ts";
import type { Locale } from "../../rpc/errors.ts";
import { lightMessages } from "./messages.ts";
import { SignIn } from "./SignIn.tsx";

/**
 * Opens over the page when the server says that the session has ended; after signing in again the held calls go out
 * once more. Another person's sign-in loads the page anew, so that nothing is sent in his name.
 */
export function SignInAgain({ locale }: { readonly locale: Locale }) {
  const t = useMessages(lightMessages);
  const isOpen = useSyncExternalStore(sessionGate.subscribe, sessionGate.isClosed);
  const current = session.current();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isShown = isOpen && current !== undefined;
  useEffect(() => {
    if (isShown) dialog.current?.showModal();
  }, [isShown]);
  if (!isShown) return null;

  const goOn = async (next: Session) => {
    if (next.user.id !== current.user.id) {
      sessionGate.abandon();
      window.location.reload();
      return;
    }
    if (next.tenant.id !== current.tenant.id) {
      await api.identity.switchTenant.mutate({ tenantId: current.tenant.id });
      await session.load();
    }
    sessionGate.open();
  };

  return (
    <dialog
      ref={dialog}
      className="dh-root filling-dialog"
      aria-labelledby={id}
      // The held calls would wait for ever: it closes by signing in.
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id={id}>{t("signInAgainTitle")}</h2>
      <p>{t("signInAgainHint")}</p>
      <SignIn locale={locale} username={current.user.username} onSignedIn={goOn} />
    </dialog>
  );
}
