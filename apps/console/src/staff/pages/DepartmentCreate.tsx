import { RecordCreate } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { DepartmentInputs } from "./DepartmentInputs.tsx";

export default function DepartmentCreate() {
  const t = useT();
  return (
    <RecordCreate
      resource="departments"
      title={t("staff.departments.create")}
      crumb={{ to: "/departments", label: t("staff.departments.title") }}
    >
      <DepartmentInputs />
    </RecordCreate>
  );
}
