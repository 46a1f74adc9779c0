import type { Tenant } from "@duheng/contracts";
import { Typography } from "@mui/material";
import { useGetOne } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { RecordChoice } from "../ui/RecordChoice.tsx";
import { administratorOf } from "./administrator-of.ts";

const byName = { field: "name", order: "ASC" } as const;

interface UnitChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  readonly administrator: ReturnType<typeof useAdministratorRole>;
}

/** A unit to administer, by a part of its name, and below it the role that this gives. */
export function UnitChoice({ administrator, ...choice }: UnitChoiceProps) {
  const t = useT();
  return (
    <>
      <RecordChoice resource="tenants" sort={byName} nameOf={(record) => String(record.name)} {...choice} />
      <Typography variant="body2" color="textSecondary" role="status">
        {administrator === undefined
          ? " "
          : `${t("shell.labelled", { label: t("accounts.record.role") })}${administrator.name}`}
      </Typography>
    </>
  );
}

/** The administrator's role in a chosen unit, and what it is called; undefined until the unit is known. */
export function useAdministratorRole(tenantId: string | undefined) {
  const t = useT();
  const { data } = useGetOne<Tenant>("tenants", { id: tenantId ?? "" }, { enabled: tenantId !== undefined });
  if (tenantId === undefined || data === undefined) return undefined;
  const role = administratorOf[data.kind];
  return { role, name: t(`words.role.${role}`) };
}
