import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import { Button } from "@mui/material";
import { type ReactNode, useState } from "react";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { hasCode } from "../rpc/errors.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { RefusalAlert } from "./RefusalAlert.tsx";

interface RemoveRecordProps {
  readonly name: string;
  readonly remove: () => Promise<unknown>;
  /** What is right where it is in use, as a button beside the reasons. */
  readonly instead?: ReactNode;
  readonly onRemoved: () => void;
}

/** Removes one record, asked for once more; one in use stays, and what refers to it is told with the way to go. */
export function RemoveRecord({ name, remove, instead, onRemoved }: RemoveRecordProps) {
  const t = useT();
  const notify = useNotify();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const run = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await remove();
      notify(t("shell.remove.done", { name }), { type: "success" });
      setOpen(false);
      onRemoved();
    } catch (thrown) {
      setRefusal(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        color="error"
        startIcon={<DeleteOutlined />}
        onClick={() => {
          setRefusal(undefined);
          setOpen(true);
        }}
      >
        {t("shell.remove.action")}
      </Button>
      {isOpen ? (
        <ConfirmDialog
          title={t("shell.remove.title", { name })}
          text={t("shell.remove.text")}
          confirm={t("shell.remove.action")}
          isBusy={isBusy}
          // What is in use stays so however often one asks.
          isDisabled={refusal !== undefined && hasCode(refusal, "in-use")}
          onConfirm={() => void run()}
          onClose={() => setOpen(false)}
        >
          <RefusalAlert refusal={refusal} action={instead} />
        </ConfirmDialog>
      ) : null}
    </>
  );
}
