import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import { useListContext } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { BulkAct } from "./BulkAct.tsx";
import type { Chosen } from "./use-chosen.ts";

interface BulkRemoveProps {
  readonly remove: (chosen: Chosen[]) => Promise<unknown>;
  /** Where one that is in use is dealt with. */
  readonly target?: (id: string) => string;
}

/** Removes what is chosen in a list. */
export function BulkRemove({ remove, target }: BulkRemoveProps) {
  const t = useT();
  const count = { count: useListContext().selectedIds.length };
  return (
    <BulkAct
      label={t("shell.bulk.remove.action")}
      icon={<DeleteOutlined />}
      title={t("shell.bulk.remove.title", count)}
      text={t("shell.bulk.remove.text")}
      confirm={t("shell.bulk.remove.action")}
      done={t("shell.bulk.remove.done", count)}
      act={remove}
      target={target}
    />
  );
}
