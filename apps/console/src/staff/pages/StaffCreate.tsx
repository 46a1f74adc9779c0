import { RecordCreate } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { StaffInputs } from "./StaffInputs.tsx";

export default function StaffCreate() {
  const t = useT();
  return (
    <RecordCreate
      resource="staff"
      title={t("staff.people.create")}
      crumb={{ to: "/staff", label: t("staff.people.title") }}
    >
      <StaffInputs />
    </RecordCreate>
  );
}
