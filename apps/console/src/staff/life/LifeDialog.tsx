import { Stack } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useNotify, useRefresh } from "react-admin";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { RefusalAlert } from "../../ui/RefusalAlert.tsx";

interface LifeDialogProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly confirm: string;
  readonly done: string;
  readonly isDisabled?: boolean;
  /** What is read anew afterwards; people's files by default. */
  readonly reads?: string;
  readonly act: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** One act on a person: what it asks for, why it was refused, and that it was done. */
export function LifeDialog({
  title,
  text,
  confirm,
  done,
  isDisabled,
  reads = "staffFile",
  act,
  onClose,
  children,
}: LifeDialogProps) {
  const notify = useNotify();
  const refresh = useRefresh();
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const run = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await act();
      notify(done, { type: "success" });
      onClose();
    } catch (thrown) {
      setRefusal(thrown);
    } finally {
      setBusy(false);
    }
    // Also what others did meanwhile.
    await queryClient.invalidateQueries({ queryKey: [reads] });
    refresh();
  };
  return (
    <ConfirmDialog
      title={title}
      text={text}
      confirm={confirm}
      isBusy={isBusy}
      isDisabled={isDisabled ?? false}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2, minWidth: { sm: 440 } }}>
        {children}
      </Stack>
      <RefusalAlert refusal={refusal} />
    </ConfirmDialog>
  );
}
