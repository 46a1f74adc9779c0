import { useMessages } from "@duheng/form-ui/fill";
import { api, session } from "../../rpc/client.ts";
import { errorText, type Locale } from "../../rpc/errors.ts";
import { lightMessages } from "./messages.ts";
import { Notice } from "./Notice.tsx";

interface OtherUnitsProps {
  readonly error: unknown;
  readonly locale: Locale;
}

/** A link into another unit of the person's: one press looks there. */
export function OtherUnits({ error, locale }: OtherUnitsProps) {
  const t = useMessages(lightMessages);
  const current = session.current();
  const others = current?.memberships.filter(({ tenantId }) => tenantId !== current.tenant.id) ?? [];
  const lookThere = async (tenantId: string) => {
    await api.identity.switchTenant.mutate({ tenantId });
    window.location.reload();
  };
  return (
    <Notice title={errorText(error, locale)} hint={t("otherUnit")}>
      {others.map(({ tenantId, tenantName }) => (
        <button key={tenantId} type="button" className="dh-button" onClick={() => void lookThere(tenantId)}>
          {tenantName}
        </button>
      ))}
    </Notice>
  );
}
