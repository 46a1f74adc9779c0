import { RecordEdit } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { CloseTenant } from "./CloseTenant.tsx";
import { TenantInputs } from "./TenantInputs.tsx";

/** A banner or a unit; where somebody was in it, it is closed instead of removed. */
export default function TenantEdit() {
  const title = useT()("shell.menu.tenants");
  return (
    <RecordEdit
      resource="tenants"
      title={title}
      crumb={{ to: "/tenants", label: title }}
      removal={{ remove: (asked) => api.tenants.remove.mutate(asked), instead: closeButton }}
      actions={closeButton}
    >
      <TenantInputs />
    </RecordEdit>
  );
}

const closeButton = () => <CloseTenant />;
