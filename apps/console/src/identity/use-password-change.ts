import { type FormEvent, useState } from "react";
import { useAppLocale } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { errorOf, errorText, fieldErrors } from "../rpc/errors.ts";

export interface PasswordValues {
  readonly current: string;
  readonly next: string;
  readonly repeat: string;
}

/** One's own password being changed: what is typed, what was refused, and saving it. `onChanged` comes after. */
export function usePasswordChange(current: string, onChanged: () => void | Promise<void>) {
  const locale = useAppLocale();
  const [values, setValues] = useState<PasswordValues>({ current, next: "", repeat: "" });
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (values.next !== values.repeat) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await api.identity.changePassword.mutate({ current: values.current, next: values.next });
      await onChanged();
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
  };
  return {
    values,
    change: (name: keyof PasswordValues, value: string) => setValues({ ...values, [name]: value }),
    /** The two new ones are not the same; nothing is said before the second is begun. */
    differs: values.repeat !== "" && values.next !== values.repeat,
    refused: refusal === undefined ? undefined : errorText(refusal, locale),
    errors: refusal === undefined ? {} : fieldErrors(errorOf(refusal).problems ?? [], locale),
    isBusy,
    save,
  };
}

export type PasswordChange = ReturnType<typeof usePasswordChange>;
