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
import type { ContestWords } from "../drafts/ContestChoice.tsx";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";
import { formQueries } from "./queries.ts";

const audiences = ["below", "named", "all"] as const;

/** Only the city shares with everybody; the server holds it. */
function audiencesOf(kind: string | undefined) {
  return audiences.filter((one) => one !== "all" || kind === "city");
}

type LastSharing = Awaited<ReturnType<typeof api.library.lastSharing.query>>;

/**
 * With whom the latest version is shared, and which indicators must stay as they are. What was said when the form was last
 * shared stands already: forgotten locks would come free for all who adopted it.
 */
export function ShareDialog({ draft, onClose }: { draft: FormDraft; onClose: () => void }) {
  const { data: last } = useQuery(formQueries.lastSharing(draft.id));
  return last === undefined ? null : <Sharing draft={draft} last={last} onClose={onClose} />;
}

interface SharingProps {
  readonly draft: FormDraft;
  readonly last: LastSharing;
  readonly onClose: () => void;
}

function Sharing({ draft, last, onClose }: SharingProps) {
  const t = useT();
  const session = useSession();
  const notify = useNotify();
  const { run, isBusy } = useAction();
  const kept = useDraft(`share/${draft.id}`, {
    audience: last?.audience.kind ?? "below",
    tenantIds: last?.audience.kind === "named" ? last.audience.tenantIds : [],
    lockedIds: last?.lockedIds ?? [],
    description: last?.description ?? "",
  });
  const { tenantIds, description, lockedIds: lockedBefore } = kept.value;
  const audience = audiences.find((one) => one === kept.value.audience) ?? "below";
  const version = useQuery(formQueries.version(draft.id, draft.latestVersion));
  const choices = useGetList<Tenant>(
    "tenants",
    { sort: { field: "name", order: "ASC" }, pagination: { page: 1, perPage: 500 } },
    { enabled: audience === "named" },
  );
  const tenants = (choices.data ?? []).filter(({ id }) => tenantIds.includes(id));
  const indicators = version.data?.document.indicators ?? [];
  const lockedIds = lockedBefore.filter((id) => indicators.some((indicator) => indicator.id === id));

  const words: ContestWords = {
    name: ([part]) => {
      if (part === "lockedIds") return t("forms.share.locked");
      if (part === "tenantIds") return t("forms.share.tenants");
      return t(part === "audience" ? "forms.share.audience" : "forms.share.description");
    },
    text: ([part], value) => {
      const told = part === "audience" ? audiences.find((one) => one === value) : undefined;
      return told && t(`forms.share.${told}`);
    },
  };

  const share = async () => {
    const input: ShareInput = {
      formId: draft.id,
      version: draft.latestVersion,
      audience: audience === "named" ? { kind: "named", tenantIds } : { kind: audience },
      lockedIds,
      ...(description.trim() === "" ? {} : { description: description.trim() }),
    };
    const publication = await run(() => api.library.share.mutate(input));
    if (publication === undefined) return;
    kept.done();
    notify(t("forms.share.done"), { type: "success" });
    onClose();
  };

  return (
    <ConfirmDialog
      title={t("forms.share.title")}
      text={t("forms.share.hint", { version: draft.latestVersion })}
      confirm={t("forms.share.confirm")}
      isBusy={isBusy}
      isDisabled={
        (audience === "named" && tenantIds.length === 0) ||
        version.data === undefined ||
        kept.contests.length > 0
      }
      onConfirm={share}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <DraftNote draft={kept} words={words} />
        <FormControl>
          <FormLabel id="audience">{t("forms.share.audience")}</FormLabel>
          <RadioGroup row aria-labelledby="audience" value={audience}>
            {audiencesOf(session?.tenant.kind).map((one) => (
              <FormControlLabel
                key={one}
                value={one}
                control={<Radio />}
                label={t(`forms.share.${one}`)}
                onChange={() => kept.change({ audience: one })}
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
            onChange={(_event, value) => kept.change({ tenantIds: value.map(({ id }) => id) })}
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
          onChange={(_event, value) => kept.change({ lockedIds: value })}
          loading={version.isPending}
          renderInput={(params) => (
            <TextField {...params} label={t("forms.share.locked")} helperText={t("forms.share.lockedHint")} />
          )}
        />
        <TextField
          label={t("forms.share.description")}
          value={description}
          onChange={(event) => kept.change({ description: event.target.value })}
          multiline
          minRows={3}
          slotProps={{ htmlInput: { maxLength: 20000 } }}
        />
      </Stack>
    </ConfirmDialog>
  );
}
