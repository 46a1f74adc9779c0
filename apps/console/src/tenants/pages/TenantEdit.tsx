import { RecordEdit } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { CloseTenant } from "./CloseTenant.tsx";
import { TenantInputs } from "./TenantInputs.tsx";

export default function TenantEdit() {
  const title = useT()("tenants.title");
  return (
    <RecordEdit resource="tenants" title={title} crumb={{ to: "/tenants", label: title }}>
      <TenantInputs />
      <CloseTenant />
    </RecordEdit>
  );
}
