import type { FormDraft, ShareInput, Tenant } from "@duheng/contracts";
import {
  Autocomplete,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  Stack,
  TextField,
} from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useGetList, useNotify } from "ra-core";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";
import { formQueries } from "./queries.ts";

const audiences = ["below", "named", "all"] as const;

/** With whom the latest version is shared, and which indicators must stay as they are. */
export function ShareDialog({ draft, onClose }: { draft: FormDraft; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const { run, isBusy } = useAction();
  const [audience, setAudience] = useState<(typeof audiences)[number]>("below");
  const [tenants, setTenants] = useState<Tenant[]>([]);
  const [lockedIds, setLockedIds] = useState<string[]>([]);
  const [description, setDescription] = useState("");
  const version = useQuery(formQueries.version(draft.id, draft.latestVersion));
  const choices = useGetList<Tenant>(
    "tenants",
    { sort: { field: "name", order: "ASC" }, pagination: { page: 1, perPage: 500 } },
    { enabled: audience === "named" },
  );
  const indicators = version.data?.document.indicators ?? [];

  const share = async () => {
    const input: ShareInput = {
      formId: draft.id,
      version: draft.latestVersion,
      audience:
        audience === "named" ? { kind: "named", tenantIds: tenants.map(({ id }) => id) } : { kind: audience },
      lockedIds,
      ...(description.trim() === "" ? {} : { description: description.trim() }),
    };
    const publication = await run(() => api.library.share.mutate(input));
    if (publication === undefined) return;
    notify(t("forms.share.done"), { type: "success" });
    onClose();
  };

  return (
    <ConfirmDialog
      title={t("forms.share.title")}
      text={t("forms.share.hint", { version: draft.latestVersion })}
      confirm={t("forms.share.confirm")}
      isBusy={isBusy}
      isDisabled={audience === "named" && tenants.length === 0}
      onConfirm={share}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <FormControl>
          <FormLabel id="audience">{t("forms.share.audience")}</FormLabel>
          <RadioGroup row aria-labelledby="audience" value={audience}>
            {audiences.map((one) => (
              <FormControlLabel
                key={one}
                value={one}
                control={<Radio />}
                label={t(`forms.share.${one}`)}
                onChange={() => setAudience(one)}
              />
            ))}
          </RadioGroup>
        </FormControl>
        {audience === "named" ? (
          <Autocomplete
            multiple
            options={choices.data ?? []}
            getOptionLabel={(tenant) => tenant.name}
            isOptionEqualToValue={(one, other) => one.id === other.id}
            value={tenants}
            onChange={(_event, value) => setTenants(value)}
            loading={choices.isPending}
            renderInput={(params) => <TextField {...params} label={t("forms.share.tenants")} />}
          />
        ) : null}
        <Autocomplete
          multiple
          disableCloseOnSelect
          options={indicators.map(({ id }) => id)}
          getOptionLabel={(id) => indicators.find((indicator) => indicator.id === id)?.title ?? id}
          value={lockedIds}
          onChange={(_event, value) => setLockedIds(value)}
          loading={version.isPending}
          renderInput={(params) => (
            <TextField {...params} label={t("forms.share.locked")} helperText={t("forms.share.lockedHint")} />
          )}
        />
        <TextField
          label={t("forms.share.description")}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
          multiline
          minRows={3}
          slotProps={{ htmlInput: { maxLength: 20000 } }}
        />
      </Stack>
    </ConfirmDialog>
  );
}
