import { RecordEdit } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { StaffInputs } from "./StaffInputs.tsx";

export default function StaffEdit() {
  const title = useT()("staff.people.title");
  return (
    <RecordEdit resource="staff" title={title} crumb={{ to: "/staff", label: title }}>
      <StaffInputs />
    </RecordEdit>
  );
}
