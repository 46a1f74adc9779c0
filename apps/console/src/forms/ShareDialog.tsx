import type { Audience, FormDraft, ShareInput } from "@duheng/contracts";
import { isRecord } from "@duheng/form-ui/fill";
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
import { useState } from "react";
import { useNotify } from "react-admin";
import type { ContestWords } from "../drafts/ContestChoice.tsx";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { formQueries } from "../rpc/form-queries.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { listText } from "../ui/list-text.ts";
import { RecordsChoice } from "../ui/RecordChoice.tsx";
import { useAction } from "../ui/use-action.ts";
import { lastWords, namedAudience, sharingMerge } from "./sharing.ts";
import { units, useUnitNames } from "./unit-choices.ts";

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
  const locale = useAppLocale();
  const notify = useNotify();
  const { run, isBusy } = useAction();
  const kept = useDraft(`share/${draft.id}`, lastWords(last), sharingMerge);
  const { audience, description, lockedIds: lockedBefore } = kept.value;
  const tenantIds = audience.kind === "named" ? audience.tenantIds : [];
  // Back from another audience, the units that were named are still there.
  const [namedBefore, setNamedBefore] = useState<readonly string[]>(tenantIds);
  const version = useQuery(formQueries.version(draft.id, draft.latestVersion));
  const nameOfUnit = useUnitNames(kept.contests);
  const indicators = version.data?.document.indicators ?? [];
  const lockedIds = lockedBefore.filter((id) => indicators.some((indicator) => indicator.id === id));

  const words: ContestWords = {
    name: ([part]) => {
      if (part === "lockedIds") return t("forms.share.locked");
      return t(part === "audience" ? "forms.share.audience" : "forms.share.description");
    },
    text: ([part], value) => (part === "audience" && isRecord(value) ? audienceText(value) : undefined),
  };
  const audienceText = ({ kind, tenantIds: ids }: Readonly<Record<string, unknown>>) => {
    const told = audiences.find((one) => one === kind);
    if (told === undefined) return undefined;
    if (told !== "named" || !Array.isArray(ids)) return t(`forms.share.${told}`);
    const names = ids.map((id) => nameOfUnit(String(id)));
    const units = names.length === 0 ? t("shell.none") : listText(names, locale);
    return `${t("shell.labelled", { label: t("forms.share.named") })}${units}`;
  };
  const changeKind = (kind: Audience["kind"]) => {
    if (audience.kind === "named") setNamedBefore(tenantIds);
    kept.change({ audience: kind === "named" ? namedAudience(namedBefore) : { kind } });
  };

  const share = async () => {
    const input: ShareInput = {
      formId: draft.id,
      version: draft.latestVersion,
      audience,
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
        (audience.kind === "named" && tenantIds.length === 0) ||
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
          <RadioGroup row aria-labelledby="audience" value={audience.kind}>
            {audiencesOf(session?.tenant.kind).map((one) => (
              <FormControlLabel
                key={one}
                value={one}
                control={<Radio />}
                label={t(`forms.share.${one}`)}
                onChange={() => changeKind(one)}
              />
            ))}
          </RadioGroup>
        </FormControl>
        {audience.kind === "named" ? (
          <RecordsChoice
            {...units}
            label={t("forms.share.tenants")}
            value={tenantIds}
            onChange={(ids) => kept.change({ audience: namedAudience(ids) })}
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
