import type { Form } from "@duheng/contracts";
import { type MergeChoices, mergeTemplate } from "@duheng/form";
import { FormDifference } from "@duheng/form-ui/difference";
import { Box, Button, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useNotify } from "react-admin";
import { Link, useNavigate } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { UpgradeOffer } from "../../rpc/answers.ts";
import { api } from "../../rpc/client.ts";
import { listText } from "../../ui/list-text.ts";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { ConflictList } from "../merge/ConflictList.tsx";
import { MergeCheckView } from "../merge/MergeCheckView.tsx";
import { MergeMeaning } from "../merge/MergeMeaning.tsx";
import { useAccepted } from "../merge/use-accepted.ts";
import { useMergeCheck } from "../merge/use-merge-check.ts";
import { lockChanges, withoutLocks } from "./locks.ts";

/** What the template changed, what the unit changed, and what a person has to choose; then the upgrade itself. */
export function UpgradeView({ offer }: { offer: UpgradeOffer }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const [choices, setChoices] = useState<MergeChoices>({});
  const { draft, base, template, to } = offer;
  const merge = useMemo(
    () => mergeTemplate({ base, mine: draft.document, theirs: template, lockedIds: to.lockedIds }, choices),
    [base, draft, template, to, choices],
  );
  const { merged, conflicts, followed } = merge;
  const locks = useMemo(() => lockChanges(base, template), [base, template]);
  const chosen = conflicts.flatMap(({ id }) => {
    const side = choices[id];
    return side === undefined ? [] : [{ conflict: id, side }];
  });

  const version = `${draft.id} ${draft.revision} ${to.id} ${JSON.stringify(chosen)}`;
  const check = useMergeCheck(merge, version);
  const [accepted, setAccepted] = useAccepted(version);
  const following = check.data?.following.map(({ id }) => id) ?? [];

  const upgrade = async () => {
    const saved = await run(() =>
      api.library.upgrade.mutate({
        formId: draft.id,
        revision: draft.revision,
        publicationId: to.id,
        choices: chosen,
        followed: following.filter((id) => accepted.includes(id)),
      }),
    );
    // Refused, somebody saved or the template went on: what is on this page is made anew, choices stay.
    await queryClient.invalidateQueries({ queryKey: ["forms"] });
    if (saved === undefined) return;
    await queryClient.invalidateQueries({ queryKey: ["library"] });
    notify(t("library.upgrade.done", { version: to.version }), { type: "success" });
    navigate(`/forms/${draft.id}`);
  };

  const names = { mine: t("library.merge.unit"), theirs: t("library.merge.template") };
  const difference = (before: Form, after: Form) => (
    <FormDifference before={withoutLocks(before)} after={withoutLocks(after)} locale={locale} />
  );
  return (
    <Stack spacing={2}>
      <Typography color="textSecondary">{t("library.upgrade.intro")}</Typography>
      <Section title={t("library.upgrade.conflicts")}>
        {conflicts.length === 0 ? (
          <Typography>{t("library.upgrade.noConflicts")}</Typography>
        ) : (
          <ConflictList conflicts={conflicts} names={names} choices={choices} onChange={setChoices} />
        )}
      </Section>
      {followed.length === 0 ? null : (
        <Section title={t("library.upgrade.followed")}>
          <Typography color="textSecondary">{t("library.upgrade.followedHint")}</Typography>
          <Box component="ul" sx={{ my: 1, pl: 3, overflowWrap: "anywhere" }}>
            {followed.map(({ id, message }) => (
              <li key={id}>{message[locale]}</li>
            ))}
          </Box>
        </Section>
      )}
      <Box sx={halves}>
        <Section title={t("library.upgrade.theirs")}>
          {difference(base, template)}
          {(["locked", "freed"] as const).map((kind) =>
            locks[kind].length === 0 ? null : (
              <Typography key={kind} sx={{ mt: 1.5 }}>
                {t(`library.upgrade.${kind}`, { titles: listText(locks[kind], locale) })}
              </Typography>
            ),
          )}
        </Section>
        <Section title={t("library.upgrade.mine")}>{difference(base, draft.document)}</Section>
      </Box>
      <Section title={t("library.upgrade.result")}>{difference(draft.document, merged)}</Section>
      <Section title={t("library.merge.problems")}>
        <MergeCheckView check={check} accepted={accepted} onAccept={setAccepted} />
      </Section>
      <Section title={t("library.merge.meaning.title")}>
        <MergeMeaning merge={merge} version={version} names={names} />
      </Section>
      <Stack direction="row" sx={footer}>
        <Button component={Link} to={`/forms/${draft.id}`} color="secondary">
          {t("library.upgrade.cancel")}
        </Button>
        <Button
          variant="contained"
          onClick={upgrade}
          loading={isBusy}
          disabled={chosen.length < conflicts.length || check.isPending}
        >
          {t("library.upgrade.confirm")}
        </Button>
      </Stack>
    </Stack>
  );
}

const halves = {
  display: "grid",
  gap: 2,
  alignItems: "start",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "repeat(2, minmax(0, 1fr))" },
};
/** In sight however long the page is. */
const footer = {
  position: "sticky",
  bottom: 0,
  gap: 1,
  justifyContent: "flex-end",
  py: 1.5,
  bgcolor: "background.default",
  borderTop: 1,
  borderColor: "divider",
} as const;
