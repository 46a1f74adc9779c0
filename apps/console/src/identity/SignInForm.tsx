import { Alert, Button, Stack } from "@mui/material";
import { type FormEvent, useState } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import type { Session } from "../rpc/answers.ts";
import { api, session } from "../rpc/client.ts";
import { errorText } from "../rpc/errors.ts";
import { SignInField } from "./SignInField.tsx";
import { rememberSlip } from "./slip-in-memory.ts";

interface SignInFormProps {
  /** The user name to begin with, when someone signs in again. */
  username?: string;
  onSignedIn: (session: Session) => void | Promise<void>;
}

/** User name and password; says at once why a sign-in was refused. */
export function SignInForm({ username: knownUsername = "", onSignedIn }: SignInFormProps) {
  const t = useT();
  const locale = useAppLocale();
  const [username, setUsername] = useState(knownUsername);
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await api.identity.signIn.mutate({ username: username.trim(), password });
      const signedIn = await session.load();
      if (signedIn.mustChangePassword) rememberSlip(password);
      await onSignedIn(signedIn);
    } catch (thrown) {
      setRefusal(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Stack component="form" spacing={2} onSubmit={signIn}>
      {refusal === undefined ? null : <Alert severity="error">{errorText(refusal, locale)}</Alert>}
      <SignInField
        label={t("identity.username")}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        autoComplete="username"
        autoFocus={knownUsername === ""}
      />
      <SignInField
        label={t("identity.password")}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        autoFocus={knownUsername !== ""}
      />
      <Button type="submit" variant="contained" size="medium" loading={isBusy} fullWidth>
        {t("identity.signIn")}
      </Button>
    </Stack>
  );
}
