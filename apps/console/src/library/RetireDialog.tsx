import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import type { LibraryEntry } from "../rpc/answers.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";

export function RetireDialog({ publication, onClose }: { publication: LibraryEntry; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const retire = async () => {
    const done = await run(() => api.library.retire.mutate({ id: publication.id }).then(() => true));
    await queryClient.invalidateQueries({ queryKey: ["library"] });
    if (done) notify(t("library.retire.done"), { type: "success" });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("library.retire.title")}
      text={t("library.retire.text")}
      confirm={t("library.retire.action")}
      isBusy={isBusy}
      onConfirm={retire}
      onClose={onClose}
    />
  );
}
