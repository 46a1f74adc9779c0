import { RecordCreate } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { TenantInputs } from "./TenantInputs.tsx";

export default function TenantCreate() {
  const t = useT();
  return (
    <RecordCreate
      resource="tenants"
      title={t("tenants.create")}
      crumb={{ to: "/tenants", label: t("shell.menu.tenants") }}
    >
      <TenantInputs />
    </RecordCreate>
  );
}
