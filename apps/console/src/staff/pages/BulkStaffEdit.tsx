import type { StaffChanges } from "@duheng/contracts";
import EditOutlined from "@mui/icons-material/EditOutlined";
import { MenuItem, Stack, TextField } from "@mui/material";
import { useState } from "react";
import { useListContext, useTranslate } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { BulkAct } from "../../ui/BulkAct.tsx";
import { RecordChoice } from "../../ui/RecordChoice.tsx";

const byOrder = { field: "order", order: "ASC" } as const;
const inUse = { state: "active" };
const nameOf = (record: Record<string, unknown>) => String(record.name);

/** Gives the chosen people one department, category or state; what is left open stays with each as it is. */
export function BulkStaffEdit() {
  const t = useT();
  const translate = useTranslate();
  const count = { count: useListContext().selectedIds.length };
  const [changes, setChanges] = useState<StaffChanges>({});
  const change = (field: keyof StaffChanges, value: string | undefined) => {
    const rest: StaffChanges = { ...changes };
    delete rest[field];
    // The day of leaving is asked for only with the state.
    if (field === "state") delete rest.leftOn;
    setChanges(value === undefined || value === "" ? rest : { ...rest, [field]: value });
  };
  const kept = t("staff.bulk.kept");
  return (
    <BulkAct
      label={t("staff.bulk.action")}
      icon={<EditOutlined />}
      title={t("staff.bulk.title", count)}
      text={t("staff.bulk.text")}
      confirm={t("staff.bulk.confirm")}
      done={t("staff.bulk.done", count)}
      isDisabled={Object.keys(changes).length === 0}
      onOpen={() => setChanges({})}
      act={(chosen) => api.staff.updateMany.mutate({ chosen, changes })}
      target={(id) => `/staff/${id}/file${changes.state === "left" ? "?act=leave" : ""}`}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <RecordChoice
          resource="departments"
          sort={byOrder}
          filter={inUse}
          nameOf={nameOf}
          label={translate("resources.staff.fields.departmentId")}
          placeholder={kept}
          value={changes.departmentId}
          onChange={(id) => change("departmentId", id)}
        />
        <RecordChoice
          resource="staffCategories"
          sort={byOrder}
          filter={inUse}
          nameOf={nameOf}
          label={translate("resources.staff.fields.categoryId")}
          placeholder={kept}
          value={changes.categoryId}
          onChange={(id) => change("categoryId", id)}
        />
        <TextField
          select
          label={translate("resources.staff.fields.state")}
          value={changes.state ?? ""}
          onChange={(event) => change("state", event.target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{kept}</MenuItem>
          <MenuItem value="active">{t("words.staffState.active")}</MenuItem>
          <MenuItem value="left">{t("words.staffState.left")}</MenuItem>
        </TextField>
        {changes.state === "left" ? (
          <TextField
            type="date"
            label={translate("resources.staff.fields.leftOn")}
            value={changes.leftOn ?? ""}
            onChange={(event) => change("leftOn", event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        ) : null}
      </Stack>
    </BulkAct>
  );
}
