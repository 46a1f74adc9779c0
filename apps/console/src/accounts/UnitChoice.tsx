import type { Tenant } from "@duheng/contracts";
import { useGetOne } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { RecordChoice } from "../ui/RecordChoice.tsx";
import { administratorOf } from "./administrator-of.ts";

const byName = { field: "name", order: "ASC" } as const;

interface UnitChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** A unit to administer, by a part of its name. */
export function UnitChoice(props: UnitChoiceProps) {
  return (
    <RecordChoice resource="tenants" sort={byName} nameOf={(record) => String(record.name)} {...props} />
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
