import { Alert } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { listText } from "../../ui/list-text.ts";
import { NoteInput, noteAsked, PersonChoice } from "./inputs.tsx";
import { LifeDialog } from "./LifeDialog.tsx";
import { lifeQueries } from "./queries.ts";

interface HandOverDialogProps {
  readonly fromId: string;
  /** Who is offered to take over. */
  readonly toId?: string;
  /** Of these departments only; of all where it is absent. */
  readonly departmentIds?: string[];
  readonly onClose: () => void;
}

/** 交接: what somebody leads and has still to do becomes another's. */
export function HandOverDialog({ fromId, toId, departmentIds, onClose }: HandOverDialogProps) {
  const t = useT();
  const [successor, setSuccessor] = useState(toId);
  const [note, setNote] = useState("");
  return (
    <LifeDialog
      title={t("staff.file.handOver.title")}
      text={t(
        departmentIds === undefined ? "staff.file.handOver.text" : "staff.file.handOver.textDepartment",
      )}
      confirm={t("staff.file.handOver.confirm")}
      done={t("staff.file.handOver.done")}
      isDisabled={successor === undefined}
      act={() =>
        api.staff.handOver.mutate({
          fromId,
          toId: successor ?? "",
          ...(departmentIds === undefined ? {} : { departmentIds }),
          ...noteAsked(note),
        })
      }
      onClose={onClose}
    >
      <OpenWorkNote staffId={fromId} {...(departmentIds === undefined ? {} : { departmentIds })} />
      <PersonChoice label={t("staff.file.successor")} value={successor} onChange={setSuccessor} />
      <NoteInput value={note} onChange={setNote} />
    </LifeDialog>
  );
}

/** What somebody has open, in words. */
export function OpenWorkNote({ staffId, departmentIds }: { staffId: string; departmentIds?: string[] }) {
  const t = useT();
  const locale = useAppLocale();
  const { data } = useQuery(lifeQueries.openWork(staffId, departmentIds));
  if (data === undefined) return null;
  const { departments, papers, names } = data;
  if (departments.length === 0 && papers === 0)
    return <Alert severity="info">{t("staff.file.work.none")}</Alert>;
  return (
    <Alert severity="info">
      {departments.length === 0
        ? null
        : t("staff.file.work.departments", { names: listText(departments, locale) })}
      {papers === 0
        ? null
        : t(names.length < papers ? "staff.file.work.papersMore" : "staff.file.work.papers", {
            count: papers,
            names: listText(names, locale),
          })}
    </Alert>
  );
}
