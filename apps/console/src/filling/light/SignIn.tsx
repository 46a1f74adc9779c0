import { useMessages } from "@duheng/form-ui/fill";
import { type FormEvent, useId, useState } from "react";
import type { Session } from "../../rpc/answers.ts";
import { api, session } from "../../rpc/client.ts";
import { errorText, type Locale } from "../../rpc/errors.ts";
import { lightMessages } from "./messages.ts";

interface SignInProps {
  readonly locale: Locale;
  /** The user name to begin with, when someone signs in again. */
  readonly username?: string;
  readonly onSignedIn: (session: Session) => void | Promise<void>;
}

/** User name and password; says at once why a sign-in was refused. */
export function SignIn({ locale, username = "", onSignedIn }: SignInProps) {
  const t = useMessages(lightMessages);
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    setBusy(true);
    setRefusal(undefined);
    try {
      await api.identity.signIn.mutate({
        // Both are inputs of this form.
        username: String(entered.get("username")).trim(),
        password: String(entered.get("password")),
      });
      await onSignedIn(await session.load());
    } catch (thrown) {
      setRefusal(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="light-sign-in" onSubmit={signIn}>
      {refusal === undefined ? null : (
        <p className="dh-error" role="alert">
          {errorText(refusal, locale)}
        </p>
      )}
      <label htmlFor={`${id}user`}>{t("username")}</label>
      <input
        id={`${id}user`}
        name="username"
        className="dh-input"
        defaultValue={username}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <label htmlFor={`${id}password`}>{t("password")}</label>
      <input
        id={`${id}password`}
        name="password"
        type="password"
        className="dh-input"
        autoComplete="current-password"
        required
      />
      <button type="submit" className="dh-button dh-primary" disabled={isBusy}>
        {t(isBusy ? "signingIn" : "signIn")}
      </button>
    </form>
  );
}
