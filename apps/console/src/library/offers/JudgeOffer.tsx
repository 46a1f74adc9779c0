import { changedParts, diffForms, type MergeChoices, mergeForms, takeParts } from "@duheng/form";
import { FormDifference } from "@duheng/form-ui/difference";
import { Button, Stack, TextField, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { ReceivedOffer } from "../../rpc/answers.ts";
import { api } from "../../rpc/client.ts";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { ConflictList } from "../merge/ConflictList.tsx";
import { MergeCheckView } from "../merge/MergeCheckView.tsx";
import { MergeMeaning } from "../merge/MergeMeaning.tsx";
import { useAccepted } from "../merge/use-accepted.ts";
import { useMergeCheck } from "../merge/use-merge-check.ts";
import { DeclineDialog } from "./DeclineDialog.tsx";
import { PartChoice } from "./PartChoice.tsx";

/** An open offer: what of it goes into the template's draft, with what result; or that it is declined. */
export function JudgeOffer({ data }: { data: ReceivedOffer }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const { offer, base, draft } = data;
  const parts = useMemo(() => changedParts(base, offer.document), [base, offer]);
  const [chosen, setChosen] = useState(() => parts.map(({ key }) => key));
  const [choices, setChoices] = useState<MergeChoices>({});
  const written = useDraft(`offer/${offer.id}`, { note: "" });
  const { note } = written.value;
  const [isDeclining, setDeclining] = useState(false);
  const merge = useMemo(
    () => mergeForms(base, draft.document, takeParts(base, offer.document, chosen), choices),
    [base, draft, offer, chosen, choices],
  );
  const { merged, conflicts } = merge;
  const hasNews = useMemo(() => diffForms(draft.document, merged).length > 0, [draft, merged]);
  const decided = conflicts.flatMap(({ id }) => {
    const side = choices[id];
    return side === undefined ? [] : [{ conflict: id, side }];
  });

  const names = { mine: t("library.offers.received.draft"), theirs: offer.fromTenantName };
  const version = `${offer.id} ${draft.revision} ${JSON.stringify([chosen, decided])}`;
  const check = useMergeCheck(merge, version);
  const [accepted, setAccepted] = useAccepted(version);
  const following = check.data?.following.map(({ id }) => id) ?? [];
  const accept = async () => {
    const saved = await run(() =>
      api.library.acceptOffer.mutate({
        id: offer.id,
        revision: draft.revision,
        parts: chosen,
        choices: decided,
        followed: following.filter((id) => accepted.includes(id)),
        ...(note.trim() === "" ? {} : { note: note.trim() }),
      }),
    );
    if (saved !== undefined) written.done();
    await queryClient.invalidateQueries({ queryKey: ["library"] });
    if (saved === undefined) return;
    await queryClient.invalidateQueries({ queryKey: ["forms"] });
    notify(t("library.offers.received.accepted"), { type: "success" });
    navigate(`/forms/${saved.id}`);
  };

  return (
    <>
      <Section title={t("library.offers.received.parts")}>
        <PartChoice parts={parts} chosen={chosen} onChange={setChosen} />
      </Section>
      {conflicts.length === 0 ? null : (
        <Section title={t("library.offers.received.conflicts")}>
          <ConflictList conflicts={conflicts} names={names} choices={choices} onChange={setChoices} />
        </Section>
      )}
      <Section title={t("library.offers.received.result")}>
        {hasNews ? (
          <FormDifference before={draft.document} after={merged} locale={locale} />
        ) : (
          <Typography color="textSecondary">{t("library.offers.received.resultNone")}</Typography>
        )}
      </Section>
      <Section title={t("library.merge.problems")}>
        <MergeCheckView check={check} accepted={accepted} onAccept={setAccepted} />
      </Section>
      <Section title={t("library.merge.meaning.title")}>
        <MergeMeaning merge={merge} version={version} names={names} />
      </Section>
      <DraftNote draft={written} />
      <TextField
        label={t("library.offers.received.note")}
        value={note}
        onChange={(event) => written.change({ note: event.target.value })}
        multiline
        minRows={2}
        sx={{ "& .MuiInputBase-root": { bgcolor: "background.paper" } }}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", justifyContent: "flex-end" }}>
        <Button color="secondary" variant="outlined" onClick={() => setDeclining(true)}>
          {t("library.offers.received.decline")}
        </Button>
        <Button
          variant="contained"
          onClick={accept}
          loading={isBusy}
          disabled={!hasNews || decided.length < conflicts.length || check.isPending}
        >
          {t("library.offers.received.accept")}
        </Button>
      </Stack>
      {isDeclining ? <DeclineDialog offerId={offer.id} onClose={() => setDeclining(false)} /> : null}
    </>
  );
}
