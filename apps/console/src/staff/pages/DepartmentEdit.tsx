import { RecordEdit } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { DepartmentInputs } from "./DepartmentInputs.tsx";

export default function DepartmentEdit() {
  const title = useT()("staff.departments.title");
  return (
    <RecordEdit resource="departments" title={title} crumb={{ to: "/departments", label: title }}>
      <DepartmentInputs />
    </RecordEdit>
  );
}
