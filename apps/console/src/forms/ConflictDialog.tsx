import type { Form, FormDraft } from "@duheng/contracts";
import { FormDifference } from "@duheng/form-ui/difference";
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Typography,
} from "@mui/material";
import { useState } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";

interface ConflictDialogProps {
  mine: Form;
  theirs: FormDraft;
  onChoose: (choice: "mine" | "theirs") => Promise<void>;
}

/** The second of two editors is told, shown the difference, and chooses; there is no way to overwrite unseen. */
export function ConflictDialog({ mine, theirs, onChoose }: ConflictDialogProps) {
  const t = useT();
  const locale = useAppLocale();
  const [chosen, setChosen] = useState<"mine" | "theirs">();
  const choose = async (choice: "mine" | "theirs") => {
    setChosen(choice);
    await onChoose(choice);
    setChosen(undefined);
  };
  return (
    <Dialog open maxWidth="md" aria-labelledby="form-conflict">
      <DialogTitle id="form-conflict">{t("forms.conflict.title")}</DialogTitle>
      <DialogContent>
        <DialogContentText>{t("forms.conflict.hint")}</DialogContentText>
        <Typography variant="body2" color="textSecondary" sx={{ my: 1 }}>
          {t("forms.conflict.theirsAt", { at: instantText(theirs.updatedAt, locale) })}
        </Typography>
        <Typography variant="h3" sx={{ mb: 1 }}>
          {t("forms.conflict.difference")}
        </Typography>
        <FormDifference before={theirs.document} after={mine} locale={locale} />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => choose("theirs")} loading={chosen === "theirs"} variant="outlined">
          {t("forms.conflict.theirs")}
        </Button>
        <Button onClick={() => choose("mine")} loading={chosen === "mine"} variant="contained">
          {t("forms.conflict.mine")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
