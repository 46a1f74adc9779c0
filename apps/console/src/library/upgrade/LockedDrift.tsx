import type { Form, FormDraft } from "@duheng/contracts";
import { lockBreaches, mergeTemplate } from "@duheng/form";
import { Alert, Box, Button } from "@mui/material";
import { useMemo } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";

interface LockedDriftProps {
  readonly draft: FormDraft;
  /** What the draft rests on; absent until it is loaded, and where nothing is locked. */
  readonly template: Form | undefined;
  /** The form as it stands on the page, with what is not saved yet. */
  readonly current: Form;
  /** Takes over the form with what is locked as the template has it; absent for those who may not change it. */
  readonly onRestore?: (form: Form) => void;
}

/** Above an adopted form in which what is locked differs from the template: what differs, and the way back. */
export function LockedDrift({ draft, template, current, onRestore }: LockedDriftProps) {
  const t = useT();
  const locale = useAppLocale();
  const { base, document } = draft;
  const drift = useMemo(() => {
    if (template === undefined || base === undefined) return undefined;
    const { lockedIds } = base;
    if (lockBreaches({ before: template, after: document, lockedIds }).length === 0) return undefined;
    const { merged, followed } = mergeTemplate({
      base: template,
      mine: document,
      theirs: template,
      lockedIds,
    });
    // What the unit put where a lock reads is its own: no merge takes it away.
    return { followed, left: lockBreaches({ before: template, after: merged, lockedIds }) };
  }, [template, base, document]);
  if (drift === undefined || base === undefined || template === undefined) return null;
  const restored = () =>
    mergeTemplate({ base: template, mine: current, theirs: template, lockedIds: base.lockedIds }).merged;
  return (
    <Alert
      severity="warning"
      sx={{ mb: 2 }}
      action={
        onRestore === undefined || drift.followed.length === 0 ? undefined : (
          <Button color="inherit" onClick={() => onRestore(restored())}>
            {t("library.upgrade.drift.restore")}
          </Button>
        )
      }
    >
      {t("library.upgrade.drift.title", { title: base.title, version: base.version })}
      <Box component="ul" sx={{ my: 0.5, pl: 2.5, overflowWrap: "anywhere" }}>
        {drift.followed.map(({ id: key, message }) => (
          <li key={key}>{message[locale]}</li>
        ))}
        {drift.left.map(({ id: key, message }) => (
          <li key={key}>{message[locale]}</li>
        ))}
      </Box>
    </Alert>
  );
}
