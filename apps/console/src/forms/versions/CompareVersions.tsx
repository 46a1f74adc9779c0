import type { FormDraft } from "@duheng/contracts";
import { FormDifference } from "@duheng/form-ui/difference";
import { MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { VersionRecord } from "../../rpc/answers.ts";
import { api } from "../../rpc/client.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { SideBySide } from "./SideBySide.tsx";

interface CompareVersionsProps {
  draft: FormDraft;
  versions: readonly VersionRecord[];
}

/** 0 stands for the draft. */
const draftNumber = 0;

/** What differs between any two versions, the draft among them: in words, or side by side. */
export function CompareVersions({ draft, versions }: CompareVersionsProps) {
  const t = useT();
  const locale = useAppLocale();
  const [latest, earlier] = versions;
  const [from, setFrom] = useState((earlier ?? latest)?.version ?? draftNumber);
  const [to, setTo] = useState(earlier === undefined ? draftNumber : (latest?.version ?? draftNumber));
  const [view, setView] = useState<"words" | "sides">("words");
  const before = useDocument(draft, from);
  const after = useDocument(draft, to);
  const choice = (label: string, value: number, choose: (version: number) => void) => (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={(event) => choose(Number(event.target.value))}
      sx={{ minWidth: 120 }}
    >
      <MenuItem value={draftNumber}>{t("forms.versions.draft")}</MenuItem>
      {versions.map(({ version }) => (
        <MenuItem key={version} value={version}>
          {t("forms.version", { version })}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Stack sx={{ gap: 2, pt: 1 }}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
        {choice(t("forms.versions.compareFrom"), from, setFrom)}
        {choice(t("forms.versions.compareTo"), to, setTo)}
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          onChange={(_event, chosen: "words" | "sides" | null) => setView(chosen ?? view)}
          aria-label={t("forms.versions.compare")}
        >
          <ToggleButton value="words">{t("forms.versions.inWords")}</ToggleButton>
          <ToggleButton value="sides">{t("forms.versions.sideBySide")}</ToggleButton>
        </ToggleButtonGroup>
      </Stack>
      <QueryView query={before}>
        {(old) => (
          <QueryView query={after}>
            {(now) =>
              view === "words" ? (
                <FormDifference before={old} after={now} locale={locale} />
              ) : (
                <SideBySide before={old} after={now} />
              )
            }
          </QueryView>
        )}
      </QueryView>
    </Stack>
  );
}

function useDocument(draft: FormDraft, version: number) {
  return useQuery({
    queryKey: ["forms", "document", draft.id, version === draftNumber ? `draft ${draft.revision}` : version],
    queryFn: async ({ signal }) =>
      version === draftNumber
        ? draft.document
        : (await api.forms.version.query({ formId: draft.id, version }, { signal })).document,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
