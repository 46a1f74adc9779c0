import { useState } from "react";
import { type RaRecord, useRedirect } from "react-admin";
import { RecordEdit } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { RetireButton } from "../../ui/RetireButton.tsx";
import { HandOverDialog } from "../life/HandOverDialog.tsx";
import { DepartmentInputs } from "./DepartmentInputs.tsx";

/** A department; where another leads it now, what the one before had still to do there is offered to be handed over. */
export default function DepartmentEdit() {
  const title = useT()("staff.departments.title");
  const redirect = useRedirect();
  const [change, setChange] = useState<Change>();
  const saved = async (after: RaRecord, before: RaRecord) => {
    const found = await openWorkOfFormer(after, before);
    setChange(found);
    return found !== undefined;
  };
  return (
    <>
      <RecordEdit
        resource="departments"
        title={title}
        crumb={{ to: "/departments", label: title }}
        saved={saved}
        removal={{ remove: (asked) => api.departments.remove.mutate(asked), instead: retireButton }}
        actions={retireButton}
      >
        <DepartmentInputs />
      </RecordEdit>
      {change === undefined ? null : (
        <HandOverDialog {...change} onClose={() => redirect("list", "departments")} />
      )}
    </>
  );
}

interface Change {
  readonly fromId: string;
  readonly toId: string;
  readonly departmentIds: string[];
}

/** Who led it before and leads it no more, with steps left there, and who does now; undefined where there is nothing to hand over. */
async function openWorkOfFormer(after: RaRecord, before: RaRecord): Promise<Change | undefined> {
  const departmentIds = [String(after.id)];
  const still = [after.headId, after.leaderInChargeId];
  for (const post of ["leaderInChargeId", "headId"] as const) {
    const [fromId, toId] = [before[post], after[post]];
    if (typeof fromId !== "string" || typeof toId !== "string" || still.includes(fromId)) continue;
    const { papers } = await api.staff.openWork.query({ staffId: fromId, departmentIds });
    if (papers > 0) return { fromId, toId, departmentIds };
  }
  return undefined;
}

function retireButton(record: RaRecord) {
  return (
    <RetireButton
      record={{ id: String(record.id), revision: Number(record.revision), state: String(record.state) }}
      retire={(asked) => api.departments.retire.mutate(asked)}
      restore={(asked) => api.departments.restore.mutate(asked)}
    />
  );
}
