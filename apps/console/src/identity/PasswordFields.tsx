import { Alert, TextField } from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import type { PasswordChange, PasswordValues } from "./use-password-change.ts";

interface PasswordFieldsProps {
  readonly change: PasswordChange;
  readonly labels: PasswordValues;
  /** Where the present one is known already, only a refusal of it asks for it. */
  readonly asksCurrent?: boolean;
  readonly size?: "small" | "medium";
}

/** The present password, the new one, and the new one again, with what was refused above. */
export function PasswordFields({ change, labels, asksCurrent = true, size = "small" }: PasswordFieldsProps) {
  const t = useT();
  const { values, errors, differs, refused } = change;
  const isAsked = asksCurrent || errors.current !== undefined;
  const input = (name: keyof PasswordValues) => ({
    type: "password",
    label: labels[name],
    value: values[name],
    onChange: (event: { target: { value: string } }) => change.change(name, event.target.value),
    slotProps: {
      htmlInput: { required: true, maxLength: 200, ...(name === "next" ? { minLength: 10 } : {}) },
    },
    fullWidth: true,
    size,
  });
  return (
    <>
      {refused === undefined ? null : <Alert severity="error">{refused}</Alert>}
      {isAsked ? (
        <TextField
          {...input("current")}
          autoComplete="current-password"
          error={errors.current !== undefined}
          helperText={errors.current}
          autoFocus
        />
      ) : null}
      <TextField
        {...input("next")}
        autoComplete="new-password"
        error={errors.next !== undefined}
        helperText={errors.next ?? t("identity.changePassword.rule")}
        autoFocus={!isAsked}
      />
      <TextField
        {...input("repeat")}
        autoComplete="new-password"
        error={differs}
        helperText={differs ? t("identity.changePassword.different") : undefined}
      />
    </>
  );
}
