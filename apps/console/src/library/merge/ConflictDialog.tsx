import type { FormDraft } from "@duheng/contracts";
import {
  type FollowingSample,
  type FormMerge,
  hashForm,
  type MergeChoices,
  type MergeConflict,
  type MergeSide,
  mergeForms,
  tellValue,
} from "@duheng/form";
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
  Stack,
  Typography,
} from "@mui/material";
import { useId, useMemo, useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import { MergeCheckView } from "./MergeCheckView.tsx";
import { MergeMeaning } from "./MergeMeaning.tsx";
import { useAccepted } from "./use-accepted.ts";
import { useMergeCheck } from "./use-merge-check.ts";

interface ConflictDialogProps {
  theirs: Pick<FormDraft, "updatedAt">;
  merge: FormMerge;
  onChoose: (choices: MergeChoices, followed: readonly FollowingSample[]) => Promise<void>;
}

/** Where two editors changed the same: the second is shown both, side by side, and chooses place by place. */
export function ConflictDialog({ theirs, merge: found, onChoose }: ConflictDialogProps) {
  const t = useT();
  const locale = useAppLocale();
  const [choices, setChoices] = useState<MergeChoices>({});
  const [isSaving, setSaving] = useState(false);
  // What is chosen may bring up another place: a formula that is taken needs a field that was removed.
  const merge = useMemo(() => mergeForms(found.base, found.mine, found.theirs, choices), [found, choices]);
  const { conflicts } = merge;
  const version = `${theirs.updatedAt} ${hashOf(found)} ${JSON.stringify(choices)}`;
  const check = useMergeCheck(merge, version);
  const [accepted, setAccepted] = useAccepted(version);
  const chooseAll = (side: MergeSide) =>
    setChoices(Object.fromEntries(conflicts.map((conflict) => [conflict.id, side])));
  const save = async () => {
    setSaving(true);
    await onChoose(choices, check.data?.following.filter(({ id }) => accepted.includes(id)) ?? []);
    setSaving(false);
  };
  return (
    <Dialog open maxWidth="md" fullWidth aria-labelledby="form-conflict">
      <DialogTitle id="form-conflict">
        {conflicts.length === 0
          ? t("forms.conflict.meaningTitle")
          : t("forms.conflict.title", { count: conflicts.length })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText>{t("forms.conflict.hint")}</DialogContentText>
        <Typography variant="body2" color="textSecondary" sx={{ my: 1 }}>
          {t("forms.conflict.theirsAt", { at: instantText(theirs.updatedAt, locale) })}
        </Typography>
        {conflicts.length > 1 ? (
          <Stack direction="row" sx={{ gap: 1, mb: 1 }}>
            <Button size="small" onClick={() => chooseAll("mine")}>
              {t("forms.conflict.allMine")}
            </Button>
            <Button size="small" onClick={() => chooseAll("theirs")}>
              {t("forms.conflict.allTheirs")}
            </Button>
          </Stack>
        ) : null}
        <Stack component="ol" sx={{ listStyle: "none", p: 0, m: 0, gap: 2 }}>
          {conflicts.map((conflict) => (
            <ConflictPlace
              key={conflict.id}
              conflict={conflict}
              chosen={choices[conflict.id] ?? conflict.taken}
              onChoose={(side) => setChoices({ ...choices, [conflict.id]: side })}
            />
          ))}
        </Stack>
        <Box sx={{ mt: 2 }}>
          <MergeCheckView check={check} accepted={accepted} onAccept={setAccepted} />
        </Box>
        <Box sx={{ mt: 2 }}>
          <MergeMeaning
            merge={merge}
            version={version}
            names={{ mine: t("forms.conflict.sideMine"), theirs: t("forms.conflict.sideTheirs") }}
          />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={save} loading={isSaving} disabled={check.isPending} variant="contained">
          {t("forms.conflict.confirm")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function hashOf({ base, mine, theirs }: FormMerge): string {
  return [base, mine, theirs].map((form) => hashForm(form).slice(0, 12)).join(" ");
}

interface ConflictPlaceProps {
  conflict: MergeConflict;
  chosen: MergeSide;
  onChoose: (side: MergeSide) => void;
}

function ConflictPlace({ conflict, chosen, onChoose }: ConflictPlaceProps) {
  const t = useT();
  const locale = useAppLocale();
  const id = useId();
  const isRemoval = conflict.kind === "removed";
  const remover = conflict.mine === undefined ? "mine" : "theirs";
  const text = (value: unknown) =>
    tellValue(conflict.attribute ?? "", value, locale) || t("forms.conflict.nothing");
  const side = (of: MergeSide) =>
    isRemoval
      ? t(of === remover ? "library.merge.removedHere" : "library.merge.keptHere")
      : text(conflict[of]);
  return (
    <Box component="li" sx={{ border: 1, borderColor: "divider", borderRadius: 1, p: 1.5 }}>
      <Typography id={id} sx={{ fontWeight: 600, mb: 0.5 }}>
        {conflict.message[locale]}
      </Typography>
      {conflict.base === undefined || isRemoval ? null : (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {t("shell.labelled", { label: t("forms.conflict.before") })}
          {text(conflict.base)}
        </Typography>
      )}
      <RadioGroup
        aria-labelledby={id}
        value={chosen}
        onChange={(_event, value) => onChoose(value === "theirs" ? "theirs" : "mine")}
      >
        {(["mine", "theirs"] as const).map((each) => (
          <FormControlLabel
            key={each}
            value={each}
            control={<Radio size="small" />}
            label={
              <span style={{ overflowWrap: "anywhere" }}>
                {t("shell.labelled", { label: t(`forms.conflict.${each}`) })}
                {side(each)}
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Box>
  );
}
