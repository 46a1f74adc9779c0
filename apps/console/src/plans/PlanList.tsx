import type { Plan } from "@duheng/contracts";
import Add from "@mui/icons-material/Add";
import { Button } from "@mui/material";
import { useState } from "react";
import { DataTable } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { BulkRemove } from "../ui/BulkRemove.tsx";
import { instantText } from "../ui/dates.ts";
import { RecordList } from "../ui/RecordList.tsx";
import type { Chosen } from "../ui/use-chosen.ts";
import { CreatePlanDialog } from "./CreatePlanDialog.tsx";

const remove = (chosen: Chosen[]) => api.plans.removeMany.mutate({ chosen });

const Col = DataTable.Col<Plan>;

export default function PlanList() {
  const t = useT();
  const locale = useAppLocale();
  const canEdit = useAllowed()("editPlans");
  const [isCreating, setCreating] = useState(false);
  const create = canEdit ? (
    <Button variant="contained" startIcon={<Add />} onClick={() => setCreating(true)}>
      {t("plans.create")}
    </Button>
  ) : undefined;
  return (
    <>
      <RecordList
        resource="plans"
        isExported
        title={t("plans.title")}
        sort={{ field: "title", order: "ASC" }}
        target={(id) => `/plans/${id}`}
        actions={create}
        {...(canEdit ? { bulkActions: <BulkRemove remove={remove} target={(id) => `/plans/${id}`} /> } : {})}
        empty={{ title: t("plans.empty"), hint: t("plans.emptyHint") }}
      >
        <Col source="title" />
        <Col source="frequency" disableSort render={(plan) => t(`words.frequency.${plan.frequency}`)} />
        <Col
          source="papers"
          disableSort
          render={(plan) => t("plans.papers.count", { count: plan.papers.length })}
        />
        <Col source="state" disableSort render={(plan) => t(`words.organisationState.${plan.state}`)} />
        <Col source="updatedAt" render={(plan) => instantText(plan.updatedAt, locale)} />
      </RecordList>
      {isCreating ? <CreatePlanDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}
