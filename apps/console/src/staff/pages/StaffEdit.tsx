import { Button } from "@mui/material";
import { Link } from "react-router";
import { RecordEdit } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { StaffInputs } from "./StaffInputs.tsx";

export default function StaffEdit() {
  const t = useT();
  const title = t("staff.people.title");
  return (
    <RecordEdit
      resource="staff"
      title={title}
      crumb={{ to: "/staff", label: title }}
      removal={{
        remove: (asked) => api.staff.remove.mutate(asked),
        instead: ({ id }) => (
          <Button component={Link} to={`/staff/${id}/file?act=leave`} variant="contained" size="small">
            {t("staff.file.leave.action")}
          </Button>
        ),
      }}
      actions={({ id }) => (
        <Button component={Link} to={`/staff/${id}/file`} variant="outlined">
          {t("staff.file.open")}
        </Button>
      )}
    >
      <StaffInputs />
    </RecordEdit>
  );
}
