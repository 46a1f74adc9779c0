import type { Form } from "@duheng/contracts";
import { diffForms, mergeForms } from "@duheng/form";
import { FormDifference } from "@duheng/form-ui/difference";
import { useState } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { ConflictDialog } from "../library/merge/ConflictDialog.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import type { EntryClash } from "./use-entry-editing.ts";

interface EntryClashDialogProps {
  readonly clash: EntryClash;
  readonly onMerge: (merged: Form) => void;
  readonly onClose: () => void;
}

/** What somebody else changed in the meantime; where both changed the same, the person chooses. */
export function EntryClashDialog({ clash: { theirs, merge }, onMerge, onClose }: EntryClashDialogProps) {
  const t = useT();
  const locale = useAppLocale();
  const [isChoosing, setChoosing] = useState(false);
  if (isChoosing) {
    return (
      <ConflictDialog
        theirs={theirs}
        merge={merge}
        onChoose={async (choices) =>
          onMerge(mergeForms(merge.base, merge.mine, merge.theirs, choices).merged)
        }
      />
    );
  }
  // The form around an entry bears the indicator's title: told once is enough.
  const before = { ...merge.base, title: merge.theirs.title, score: merge.theirs.score };
  const isSame = diffForms(before, merge.theirs).length === 0;
  return (
    <ConfirmDialog
      title={t("indicators.clash.title")}
      text={t("indicators.clash.text")}
      confirm={t("indicators.clash.merge")}
      onConfirm={() => (merge.conflicts.length > 0 ? setChoosing(true) : onMerge(merge.merged))}
      onClose={onClose}
    >
      {isSame ? (
        t("indicators.clash.nothing")
      ) : (
        <FormDifference before={before} after={merge.theirs} locale={locale} />
      )}
    </ConfirmDialog>
  );
}
