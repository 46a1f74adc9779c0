import { Button } from "@mui/material";
import { useNotify, useRefresh } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { useAction } from "./use-action.ts";

interface Revised {
  readonly id: string;
  readonly revision: number;
}

interface RetireButtonProps {
  readonly record: Revised & { readonly state?: string };
  readonly retire: (asked: Revised) => Promise<unknown>;
  readonly restore: (asked: Revised) => Promise<unknown>;
  readonly onDone?: () => void;
}

/** Retires what is not to be used any more, or takes it back. */
export function RetireButton({ record, retire, restore, onDone }: RetireButtonProps) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const { run, isBusy } = useAction();
  const isRetired = record.state === "retired";
  const act = async () => {
    const asked = { id: record.id, revision: record.revision };
    const done = await run(() => (isRetired ? restore(asked) : retire(asked)));
    if (done === undefined) return;
    notify(t(isRetired ? "shell.retire.restored" : "shell.retire.retired"), { type: "success" });
    refresh();
    onDone?.();
  };
  return (
    <Button variant="outlined" color="secondary" loading={isBusy} onClick={() => void act()}>
      {t(isRetired ? "shell.retire.restore" : "shell.retire.retire")}
    </Button>
  );
}
