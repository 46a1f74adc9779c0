import { useState } from "react";
import { api } from "../rpc/client.ts";
import { useAction } from "../ui/use-action.ts";

/**
 * Shows a person's sealed value in clear, which the server tells the trail, and hides it again.
 * @returns `value`: what is shown; undefined while it is masked
 */
export function useReveal(id: string, field: string) {
  const { run, isBusy } = useAction();
  const [value, setValue] = useState<string>();
  const toggle = async () => {
    if (value !== undefined) return setValue(undefined);
    const answer = await run(() => api.staff.reveal.mutate({ id, field }));
    if (typeof answer?.value === "string") setValue(answer.value);
  };
  return { value, toggle, isBusy };
}
