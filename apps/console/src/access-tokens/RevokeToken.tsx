import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";
import type { ListedToken } from "./answers.ts";

/** Asks before a token ends for good. */
export function RevokeToken({
  token: { id, name },
  onClose,
}: {
  readonly token: ListedToken;
  readonly onClose: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const revoke = async () => {
    const done = await run(() => api.accessTokens.revoke.mutate({ id }));
    await queryClient.invalidateQueries({ queryKey: ["accessTokens", "list"] });
    onClose();
    if (done !== undefined) notify(t("accessTokens.revoke.done"), { type: "success" });
  };
  return (
    <ConfirmDialog
      title={t("accessTokens.revoke.title", { name })}
      text={t("accessTokens.revoke.text")}
      confirm={t("accessTokens.revoke.act")}
      isBusy={isBusy}
      onConfirm={revoke}
      onClose={onClose}
    />
  );
}
