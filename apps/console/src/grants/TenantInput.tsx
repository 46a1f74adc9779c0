import type { GrantTenant } from "@duheng/contracts";
import { Autocomplete, TextField } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { grantQueries } from "./queries.ts";

/** A unit by its name; those above stand first. */
export function TenantInput({
  tenant,
  onChange,
}: {
  readonly tenant: GrantTenant | null;
  readonly onChange: (tenant: GrantTenant | null) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState("");
  // What stands there once a unit is chosen is its name, not a search.
  const q = useDeferredValue(typed === tenant?.name ? "" : typed.trim());
  const { data = [], isFetching } = useQuery(grantQueries.tenants(q));
  const options = tenant === null || data.some(({ id }) => id === tenant.id) ? data : [tenant, ...data];
  return (
    <Autocomplete
      options={[...options].sort((one, other) => Number(other.isAbove) - Number(one.isAbove))}
      groupBy={({ isAbove }) => t(isAbove ? "grants.give.above" : "grants.give.others")}
      getOptionLabel={(one) => one.name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      // The server has searched already, by the short names too.
      filterOptions={(all) => all}
      value={tenant}
      onChange={(_event, next) => onChange(next)}
      inputValue={typed}
      onInputChange={(_event, next) => setTyped(next)}
      loading={isFetching}
      noOptionsText={t("grants.give.nobody")}
      renderInput={(params) => (
        <TextField {...params} label={t("grants.give.unit")} helperText={t("grants.give.unitHint")} />
      )}
    />
  );
}
